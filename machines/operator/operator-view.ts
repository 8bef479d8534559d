import type { SnapshotFrom } from 'xstate';
import type { operatorMachine } from './operator-machine';
import { CODE_LENGTH, type KeptByOperator } from './operator-setup';
import type { OperatorQuestion, OperatorScreen, OperatorView } from './view.types';

export type OperatorSnapshot = SnapshotFrom<typeof operatorMachine>;

function questionOf(snapshot: OperatorSnapshot): OperatorQuestion | undefined {
  const asks = (question: OperatorQuestion): boolean =>
    snapshot.matches({ panel: { shown: { content: { open: { question } } } } });
  if (asks('restart')) return 'restart';
  return asks('close') ? 'close' : undefined;
}

function screenOf(snapshot: OperatorSnapshot): OperatorScreen {
  const { isPractising, entryLength, isWrong, waitUntil, station, day, selfTest } = snapshot.context;
  if (snapshot.matches({ panel: 'away' })) return { screen: isPractising ? 'practice-bar' : 'away' };
  if (snapshot.matches({ panel: { shown: { content: 'open' } } })) {
    const question = questionOf(snapshot);
    return {
      screen: 'panel',
      station,
      isPractising,
      isTesting: snapshot.matches({ panel: { shown: { content: { open: { selfTest: 'running' } } } } }),
      ...(day === undefined ? {} : { day }),
      ...(selfTest === undefined ? {} : { selfTest }),
      ...(question === undefined ? {} : { question }),
    };
  }
  if (waitUntil !== undefined) return { screen: 'wait', until: waitUntil };
  return { screen: 'enter-code', length: entryLength, isComplete: entryLength >= CODE_LENGTH.minimum, isWrong };
}

/** What the operator's page shows in this state: plain data, and no code (INV-4). */
export function toOperatorView(snapshot: OperatorSnapshot): OperatorView {
  return { ...screenOf(snapshot), language: snapshot.context.language };
}

/** What of this state is kept from one start of the kiosk to the next. */
export function keptOf({ context: { language, isPractising, wrongCodes } }: OperatorSnapshot): KeptByOperator {
  return { language, isPractising, wrongCodes };
}
