import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { serveCard, type ServedCard } from '../../electron/card/vpcd';
import { openIssuer, type Issuer } from './support';

/** The reader's side of the protocol, as vsmartcard has it. */
class VirtualReader {
  readonly #server: Server = createServer({ noDelay: true });
  #socket: Socket | undefined;

  async listen(): Promise<number> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#server.once('connection', (socket) => (this.#socket = socket));
    const address = this.#server.address();
    return typeof address === 'object' && address ? address.port : 0;
  }

  get socket(): Socket {
    if (!this.#socket) throw new Error('no card has come');
    return this.#socket;
  }

  send(...messages: readonly (readonly number[])[]): void {
    for (const message of messages)
      this.socket.write(Uint8Array.of(message.length >> 8, message.length & 0xff, ...message));
  }

  /** The next message of the card. */
  async receive(): Promise<string> {
    let received = Buffer.alloc(0);
    while (received.length < 2 || received.length < 2 + received.readUInt16BE(0)) {
      const chunks: unknown[] = await once(this.socket, 'data');
      received = Buffer.concat([received, ...chunks.filter((chunk) => Buffer.isBuffer(chunk))]);
    }
    return received.subarray(2).toString('hex');
  }

  close(): void {
    this.#socket?.destroy();
    this.#server.close();
  }
}

describe("vsmartcard's protocol, as its card", () => {
  let issuer: Issuer;
  let reader: VirtualReader;
  let port: number;
  let served: ServedCard;
  beforeAll(async () => {
    issuer = await openIssuer();
  });
  beforeEach(async () => {
    reader = new VirtualReader();
    port = await reader.listen();
  });
  afterEach(() => reader.close());

  async function insert(name: string, atr?: Uint8Array) {
    const { card } = await issuer.card(name);
    card.powerOff();
    const result = await serveCard(card, atr ? { port, atr } : { port });
    if (!result.ok) throw new Error(result.fault);
    served = result.value;
    await expect.poll(() => reader.socket).toBeDefined();
    return card;
  }

  const SELECT = [0x00, 0xa4, 0x04, 0x0c, 0x0a, 0xd3, 0x92, 0xf0, 0x00, 0x26, 0x01, 0x00, 0x00, 0x00, 0x01];

  test('tells the answer to reset, and answers when it has power', async () => {
    await insert('fresh');
    reader.send([4]);
    expect(await reader.receive()).toBe('3be000ff8131fe4514');
    reader.send([1], SELECT);
    expect(await reader.receive()).toBe('9000');
    served.stop();
    expect(await served.closed).toEqual({ ok: true, value: undefined });
  });

  test('a reset ends what was selected', async () => {
    await insert('fresh');
    reader.send([1], SELECT);
    expect(await reader.receive()).toBe('9000');
    reader.send([2], [0x00, 0xa4, 0x02, 0x0c, 0x02, 0x00, 0x18]);
    expect(await reader.receive()).toBe('6986');
    served.stop();
  });

  test('another answer to reset', async () => {
    await insert('fresh', Uint8Array.of(0x3b, 0x80));
    reader.send([4]);
    expect(await reader.receive()).toBe('3b80');
    served.stop();
  });

  test('messages that come in pieces, and several in one', async () => {
    await insert('fresh');
    reader.socket.write(Uint8Array.of(0));
    reader.socket.write(Uint8Array.of(1, 1, 0, SELECT.length, ...SELECT.slice(0, 4)));
    reader.socket.write(Uint8Array.from(SELECT.slice(4)));
    expect(await reader.receive()).toBe('9000');
    served.stop();
  });

  test('a reader that hangs up: the card is out, with a sentence, and has no power', async () => {
    const card = await insert('fresh');
    reader.send([1]);
    reader.socket.destroy();
    const closed = await served.closed;
    expect(closed.ok ? '' : closed.fault).toContain(`127.0.0.1:${port}`);
    expect(card.transmit(Uint8Array.from(SELECT))).toBeUndefined();
  });

  test('nobody there: a sentence', async () => {
    reader.close();
    const { card } = await issuer.card('mute');
    const result = await serveCard(card, { port });
    expect(result.ok ? '' : result.fault).toMatch(/^No virtual reader answers at 127\.0\.0\.1:\d+ \(.*ECONNREFUSED/);
  });
});
