import { transition, type AnyMachineSnapshot, type AnyStateMachine } from 'xstate';
import { FIRST_DISPLAY, type Display } from '../display';
import { FIRST_LANGUAGE, type Language } from '../language';
import { snapshotKey, type Edge, type Invariant, type ModelEvent } from './explore';

type Choices = Display & { readonly language: Language };

const FIRST: Choices = { ...FIRST_DISPLAY, language: FIRST_LANGUAGE };
/** What somebody has chosen, all of it other than at first. */
export const CHOSEN: Choices = { language: 'vi', textSize: 'largest', appearance: 'dark', voice: 'on' };

/** The same state, with somebody's choices: they decide nothing, so a walk meets each state with one set of them only. */
function withChoices(snapshot: AnyMachineSnapshot, choices: Choices): AnyMachineSnapshot {
  return { ...snapshot, context: { ...(snapshot.context as object), ...choices } } as AnyMachineSnapshot;
}

function hasChoices(snapshot: AnyMachineSnapshot, choices: Choices): boolean {
  const { language, textSize, appearance, voice } = snapshot.context as Choices;
  return (
    language === choices.language &&
    textSize === choices.textSize &&
    appearance === choices.appearance &&
    voice === choices.voice
  );
}

/** INV-7. That every step for which `forgets` holds, taken with choices made, leads to a state with none. */
export function choicesAreForgotten(
  statement: string,
  machine: AnyStateMachine,
  forgets: (edge: Edge) => boolean,
): Invariant {
  return {
    rule: 'INV-7',
    statement,
    counterexample: ({ edges }) => {
      const steps = edges.filter(forgets);
      if (steps.length === 0) return 'there is no such step';
      const wrong = steps.find(
        ({ from, event }) => !hasChoices(after(machine, withChoices(from, CHOSEN), event), FIRST),
      );
      return wrong && `${snapshotKey(wrong.from)} --${wrong.event.type}--> the choices are still there`;
    },
  };
}

/** KIOSK-8. That every step for which `keeps` holds leaves the choices as they were made. */
export function choicesAreKept(statement: string, machine: AnyStateMachine, keeps: (edge: Edge) => boolean): Invariant {
  return {
    rule: 'KIOSK-8',
    statement,
    counterexample: ({ edges }) => {
      const wrong = edges
        .filter(keeps)
        .find(({ from, event }) => !hasChoices(after(machine, withChoices(from, CHOSEN), event), CHOSEN));
      return wrong && `${snapshotKey(wrong.from)} --${wrong.event.type}--> the choices are gone`;
    },
  };
}

function after(machine: AnyStateMachine, snapshot: AnyMachineSnapshot, event: ModelEvent): AnyMachineSnapshot {
  return transition(machine, snapshot, event)[0] as AnyMachineSnapshot;
}
