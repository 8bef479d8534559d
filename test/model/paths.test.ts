import { createActor, fromCallback, fromPromise, SimulatedClock, type AnyStateMachine } from 'xstate';
import { describe, expect, test } from 'vitest';
import { KIOSK_DELAYS } from '../../machines/kiosk/kiosk-delays';
import { actorSources, coveringPaths, type ModelEvent } from '../../machines/model/explore';
import { MODELS } from '../../machines/model/models';
import { OPERATOR_DELAYS, waitAfterWrongCodes } from '../../machines/operator/operator-delays';
import type { KeptByOperator } from '../../machines/operator/operator-setup';
import { PHONE_DELAYS } from '../../machines/phone/phone-setup';

const DELAYS: Readonly<Record<string, number>> = { ...KIOSK_DELAYS, ...PHONE_DELAYS, ...OPERATOR_DELAYS };

/** The one delay that depends on what has happened. */
function wrongCodesIn({ context }: { readonly context: unknown }): number {
  const { wrongCodes } = context as Partial<KeptByOperator>;
  return wrongCodes ?? Number.NaN;
}

interface Pending {
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** A running machine whose actors answer when a path says so. */
function run(machine: AnyStateMachine, input: unknown) {
  const pending = new Map<string, Pending>();
  const sources = actorSources(machine);
  const actors = Object.fromEntries(
    [...new Set(sources.values())].map((name) => [
      name,
      name.startsWith('watch')
        ? fromCallback(() => undefined)
        : fromPromise(() => new Promise<unknown>((resolve, reject) => pending.set(name, { resolve, reject }))),
    ]),
  );
  const clock = new SimulatedClock();
  const actor = createActor(machine.provide({ actors }), { input, clock });
  actor.start();
  const answering = (event: ModelEvent): Pending => {
    const name = sources.get(String(event['actorId']));
    const answer = name === undefined ? undefined : pending.get(name);
    if (answer === undefined) throw new Error(`nobody waits for ${event.type}`);
    return answer;
  };
  const perform = async (event: ModelEvent): Promise<void> => {
    const after = /^xstate\.after\.([^.]+)\./.exec(event.type)?.[1];
    if (after !== undefined) clock.increment(DELAYS[after] ?? waitAfterWrongCodes(wrongCodesIn(actor.getSnapshot())));
    else if (event.type.startsWith('xstate.done.')) answering(event).resolve(event['output']);
    else if (event.type.startsWith('xstate.error.')) answering(event).reject(event['error']);
    else actor.send(event);
    await new Promise(setImmediate);
  };
  return { actor, perform };
}

describe.each(MODELS.map((model) => [model.name, model] as const))(
  'every transition of the %s machine, run',
  (_, model) => {
    test.each(coveringPaths(model))('$transition', async ({ input, events, to }) => {
      const { actor, perform } = run(model.machine, input);
      for (const event of events) await perform(event);
      expect(actor.getSnapshot().value).toEqual(to.value);
      actor.stop();
    });
  },
);
