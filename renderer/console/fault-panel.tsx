import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsoleCommand } from '../../machines/workbench/console.types';
import type { FaultMoment, WorldFault } from '../../machines/workbench/faults.types';
import { Tap } from '../shared/tap';
import { Choice } from './choice';

/** CARD's answer to a write that failed. */
const MEMORY_FAILURE = 0x6581;

/** What can be caused by hand. */
const FAULTS = {
  'card-removed-before': (when) => ({ at: 'card', kind: 'removed-before', when }),
  'card-removed-after': (when) => ({ at: 'card', kind: 'removed-after', when }),
  'card-mute': (when) => ({ at: 'card', kind: 'mute', when }),
  'card-mute-after': (when) => ({ at: 'card', kind: 'mute-after', when }),
  'card-status': (when) => ({ at: 'card', kind: 'status', when, statusWord: MEMORY_FAILURE }),
  'card-corrupt': (when) => ({ at: 'card', kind: 'corrupt', when, seed: 1 }),
  'card-torn-before': (when) => ({ at: 'card', kind: 'torn-before', when }),
  'card-torn-after': (when) => ({ at: 'card', kind: 'torn-after', when }),
  'reader-unplugged': (when) => ({ at: 'reader', kind: 'unplugged', when }),
  'reader-plugged-in': (when) => ({ at: 'reader', kind: 'plugged-in', when }),
  'phone-down': () => ({ at: 'phone', kind: 'down' }),
  'phone-up': () => ({ at: 'phone', kind: 'up' }),
  'power-cut': (when) => ({ at: 'power', kind: 'cut', when }),
  'power-cut-after': (when) => ({ at: 'power', kind: 'cut-after', when }),
} as const satisfies Record<string, (when: FaultMoment) => WorldFault>;
type FaultName = keyof typeof FAULTS;
const FAULT_NAMES = Object.keys(FAULTS) as readonly FaultName[];

const ANY = 'any';
const COMMANDS = [ANY, 'select', 'read', 'verify', 'sign', 'authorise', 'reset'] as const;
type Moment = (typeof COMMANDS)[number];

/** Whether a fault waits for a command; the others are at once, or at the card's next write. */
function waitsForCommand(name: FaultName): boolean {
  return (name.startsWith('card-') && !name.includes('torn')) || name === 'power-cut-after';
}

interface FaultPanelProps {
  readonly waiting: number;
  readonly onCommand: (command: ConsoleCommand) => void;
}

/** Faults of card, reader, line and power: what, and at which command; and the trace of what came of them. */
export const FaultPanel = memo(function FaultPanel({ waiting, onCommand }: FaultPanelProps) {
  const { t } = useTranslation();
  const [name, setName] = useState<FaultName>('card-removed-before');
  const [moment, setMoment] = useState<Moment>('verify');
  const hasMoment = waitsForCommand(name);
  const cause = (): void => {
    const when = hasMoment && moment !== ANY ? { command: moment, nth: 1 } : { nth: 1 };
    onCommand({ type: 'fault.cause', fault: FAULTS[name](when) });
  };
  return (
    <section className="console-panel console-panel--faults" aria-labelledby="faults-title">
      <h2 id="faults-title">{t('console.faults.title')}</h2>
      <Choice
        name="fault"
        label={t('console.faults.kind')}
        options={FAULT_NAMES.map((id) => ({ id, name: t(`console.faults.kinds.${id}`) }))}
        chosen={name}
        onChoose={(id) => setName(FAULT_NAMES.find((each) => each === id) ?? name)}
      />
      {hasMoment ? (
        <Choice
          name="fault-moment"
          label={t('console.faults.moment')}
          options={COMMANDS.map((id) => ({ id, name: t(`console.faults.at.${id}`) }))}
          chosen={moment}
          onChoose={(id) => setMoment(COMMANDS.find((each) => each === id) ?? moment)}
        />
      ) : null}
      <div className="console-row">
        <Tap name="fault-cause" kind="quiet" onTap={cause}>
          {t('console.faults.cause')}
        </Tap>
        <Tap
          name="faults-clear"
          kind="quiet"
          isDisabled={waiting === 0}
          onTap={() => onCommand({ type: 'faults.clear' })}
        >
          {t('console.faults.clear')}
        </Tap>
      </div>
      <div className="console-row console-row--ends">
        <p className="part" data-testid="faults-waiting">
          {t('console.faults.waiting', { waiting })}
        </p>
        <Tap name="trace-save" kind="quiet" onTap={() => onCommand({ type: 'trace.save' })}>
          {t('console.faults.saveTrace')}
        </Tap>
      </div>
    </section>
  );
});
