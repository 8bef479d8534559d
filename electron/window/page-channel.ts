import type { IpcMainEvent, IpcMainInvokeEvent, WebContents } from 'electron';
import type { z } from 'zod';
import { CHANNELS } from '../preload/channels';
import { originOf } from './origin';

type Sender = Pick<IpcMainEvent | IpcMainInvokeEvent, 'sender' | 'senderFrame'>;

/** A page that is spoken with: its web contents, and the origin that its own frame has to have. */
export interface Page {
  readonly contents: WebContents;
  readonly origin: () => string | undefined;
}

/**
 * The one place where what a page sends is checked: that it comes from that page's own main frame, on the origin that
 * the page was given, and that it is one of the messages of its schema. Anything else is dropped.
 */
export class PageChannel<View> {
  #latest: View | undefined;
  /** What the latest view says. */
  #said = '';
  /** The number of the latest touch that was heard, as its page counts them. */
  #heard = 0;
  #pushes = 0;

  constructor(private readonly page: Page) {
    this.#on(CHANNELS.listening, () => this.#push());
  }

  /** Shows the page this view, now and whenever it listens anew; one that says the same as the latest is not sent. */
  show(view: View): void {
    const said = JSON.stringify(view);
    this.#latest = view;
    if (said === this.#said) return;
    this.#said = said;
    this.#push();
  }

  /** Sends something that is no view. */
  send(channel: string, ...payload: readonly unknown[]): void {
    if (!this.page.contents.isDestroyed()) this.page.contents.send(channel, ...payload);
  }

  /** Hears messages of this schema. One that has a number is answered by a view, also where it changed nothing. */
  hear<Message>(channel: string, schema: z.ZodType<Message>, listener: (message: Message) => void): void {
    this.#on(channel, (payload, number) => {
      const message = schema.safeParse(payload);
      if (!message.success) return;
      const before = this.#pushes;
      if (typeof number === 'number') this.#heard = number;
      listener(message.data);
      if (typeof number === 'number' && this.#pushes === before) this.#push();
    });
  }

  /** Hears messages of two parts. */
  hearPair<First, Second>(
    channel: string,
    first: z.ZodType<First>,
    second: z.ZodType<Second>,
    listener: (first: First, second: Second) => void,
  ): void {
    this.#on(channel, (...payload) => {
      const [one, two] = [first.safeParse(payload[0]), second.safeParse(payload[1])];
      if (one.success && two.success) listener(one.data, two.data);
    });
  }

  /** Answers requests of this schema; one that is none is answered with `refusal`. */
  answer<Message, Answer>(
    channel: string,
    schema: z.ZodType<Message>,
    answer: (message: Message) => Promise<Answer>,
    refusal: Answer,
  ): void {
    this.page.contents.ipc.handle(channel, (event, payload: unknown) => {
      const message = schema.safeParse(payload);
      return this.#isOwn(event) && message.success ? answer(message.data) : refusal;
    });
  }

  #on(channel: string, listener: (...payload: unknown[]) => void): void {
    this.page.contents.ipc.on(channel, (event, ...payload: unknown[]) => {
      if (this.#isOwn(event)) listener(...payload);
    });
  }

  #isOwn({ sender, senderFrame }: Sender): boolean {
    const { contents, origin } = this.page;
    const expected = origin();
    return (
      sender === contents &&
      senderFrame !== null &&
      senderFrame === contents.mainFrame &&
      expected !== undefined &&
      originOf(senderFrame.url) === expected
    );
  }

  #push(): void {
    if (this.#latest === undefined) return;
    this.#pushes += 1;
    this.send(CHANNELS.view, this.#latest, this.#heard);
  }
}
