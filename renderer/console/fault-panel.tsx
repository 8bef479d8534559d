import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsoleCommand } from '../../machines/workbench/console.types';
import type { CommandName, WorldFault } from '../../machines/workbench/faults.types';
import { Tap } from '../shared/tap';
import { Choice } from './choice';

/** What can be caused by hand, by the names that scenarios use. */
const FAULTS = [
  'card-removed-before',
  'card-removed-after',
  'card-mute',
  'card-mute-after',
  'card-status',
  'card-corrupt',
  'card-torn-before',
  'card-torn-after',
  'reader-unplugged',
  'reader-plugged-in',
  'phone-down',
  'phone-up',
  'power-cut',
  'power-cut-after',
] as const;
type FaultName = (typeof FAULTS)[number];

const ANY = 'any';
const COMMANDS = [ANY, 'select', 'read', 'verify', 'sign', 'authorise', 'reset'] as const;
type Moment = (typeof COMMANDS)[number];

/** CARD's answer to a write that failed. */
const MEMORY_FAILURE = 0x6581;

function faultOf(name: FaultName, command: CommandName | undefined): WorldFault {
  const when = command === undefined ? { nth: 1 } : { command, nth: 1 };
  switch (name) {
    case 'card-removed-before':
      return { at: 'card', kind: 'removed-before', when };
    case 'card-removed-after':
      return { at: 'card', kind: 'removed-after', when };
    case 'card-mute':
      return { at: 'card', kind: 'mute', when };
    case 'card-mute-after':
      return { at: 'card', kind: 'mute-after', when };
    case 'card-status':
      return { at: 'card', kind: 'status', when, statusWord: MEMORY_FAILURE };
    case 'card-corrupt':
      return { at: 'card', kind: 'corrupt', when, seed: 1 };
    case 'card-torn-before':
      return { at: 'card', kind: 'torn-before', when };
    case 'card-torn-after':
      return { at: 'card', kind: 'torn-after', when };
    case 'reader-unplugged':
      return { at: 'reader', kind: 'unplugged', when };
    case 'reader-plugged-in':
      return { at: 'reader', kind: 'plugged-in', when };
    case 'phone-down':
      return { at: 'phone', kind: 'down' };
    case 'phone-up':
      return { at: 'phone', kind: 'up' };
    case 'power-cut':
      return { at: 'power', kind: 'cut', when };
    case 'power-cut-after':
      return { at: 'power', kind: 'cut-after', when };
  }
}

/** Whether a fault waits for a command; the others are at once, or at the card's next write. */
function waitsForCommand(name: FaultName): boolean {
  return (name.startsWith('card-') && !name.includes('torn')) || name === 'power-cut-after';
}

interface FaultPanelProps {
  readonly waiting: number;
  readonly onCommand: (command: ConsoleCommand) => void;
}

/** Faults of card, reader, line and power: what, and at which command. */
export function FaultPanel({ waiting, onCommand }: FaultPanelProps) {
  const { t } = useTranslation();
  const [name, setName] = useState<FaultName>('card-removed-before');
  const [moment, setMoment] = useState<Moment>('verify');
  const hasMoment = waitsForCommand(name);
  const cause = (): void => {
    const command = hasMoment && moment !== ANY ? moment : undefined;
    onCommand({ type: 'fault.cause', fault: faultOf(name, command) });
  };
  return (
    <section className="console-panel console-panel--faults" aria-labelledby="faults-title">
      <h2 id="faults-title">{t('console.faults.title')}</h2>
      <Choice
        name="fault"
        label={t('console.faults.kind')}
        options={FAULTS.map((id) => ({ id, name: t(`console.faults.kinds.${id}`) }))}
        chosen={name}
        onChoose={(id) => setName(FAULTS.find((each) => each === id) ?? name)}
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
      <p className="part" data-testid="faults-waiting">
        {t('console.faults.waiting', { waiting })}
      </p>
    </section>
  );
}
