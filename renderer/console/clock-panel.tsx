import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../machines/language';
import { DAY, HOUR, MINUTE, type Instant } from '../../machines/rules/time';
import type { ConsoleCommand } from '../../machines/workbench/console.types';
import { fromField, toField, tokyoDate, tokyoTime, weekday } from '../shared/instants';
import { Tap } from '../shared/tap';

const SPEEDS = [
  { speed: 0, key: 'stop' },
  { speed: 1, key: 'normal' },
  { speed: 60, key: 'fast' },
] as const;

const STEPS = [
  { milliseconds: MINUTE, key: 'minute' },
  { milliseconds: HOUR, key: 'hour' },
  { milliseconds: DAY, key: 'day' },
] as const;

const FIRST_MINUTES = 10;

interface ClockPanelProps {
  readonly now: Instant;
  readonly speed: number;
  readonly language: Language;
  readonly onCommand: (command: ConsoleCommand) => void;
}

/** The clock of the simulated world: what it shows, how it runs, and where it can be put. */
export const ClockPanel = memo(function ClockPanel({ now, speed, language, onCommand }: ClockPanelProps) {
  const { t } = useTranslation();
  const [minutes, setMinutes] = useState(FIRST_MINUTES);
  const [chosen, setChosen] = useState<string>();
  const field = chosen ?? toField(now);
  const to = fromField(field);
  return (
    <section className="console-panel console-panel--clock" aria-labelledby="clock-title">
      <h2 id="clock-title">{t('console.clock.title')}</h2>
      <p className="clock" data-testid="clock">
        <span className="clock__date">
          {tokyoDate(now)} ({weekday(now, language)})
        </span>
        <span className="clock__time">{tokyoTime(now)}</span>
      </p>
      <p className="clock__speed">{speed === 0 ? t('console.clock.stopped') : t('console.clock.running', { speed })}</p>
      <div className="console-row" role="group" aria-label={t('console.clock.speed')}>
        {SPEEDS.map((each) => (
          <Tap
            key={each.key}
            name={`clock-run-${each.speed}`}
            kind="quiet"
            isChosen={each.speed === speed}
            onTap={() => onCommand({ type: 'clock.run', speed: each.speed })}
          >
            {t(`console.clock.${each.key}`)}
          </Tap>
        ))}
      </div>
      <div className="console-row">
        {STEPS.map(({ milliseconds, key }) => (
          <Tap
            key={key}
            name={`clock-advance-${key}`}
            kind="quiet"
            onTap={() => onCommand({ type: 'clock.advance', milliseconds })}
          >
            {t(`console.clock.${key}`)}
          </Tap>
        ))}
      </div>
      <div className="console-row">
        <input
          className="field field--minutes"
          type="number"
          min={1}
          aria-label={t('console.clock.custom')}
          title={t('console.clock.custom')}
          data-testid="clock-minutes"
          value={minutes}
          onChange={(event) => setMinutes(event.target.valueAsNumber)}
        />
        <Tap
          name="clock-advance-custom"
          kind="quiet"
          isDisabled={!(minutes > 0)}
          onTap={() => onCommand({ type: 'clock.advance', milliseconds: minutes * MINUTE })}
        >
          {t('console.clock.advance')}
        </Tap>
      </div>
      <div className="console-row">
        <input
          className="field field--instant"
          type="datetime-local"
          step={1}
          aria-label={t('console.clock.setLabel')}
          title={t('console.clock.setLabel')}
          data-testid="clock-to"
          value={field}
          onChange={(event) => setChosen(event.target.value)}
        />
        <Tap
          name="clock-set"
          kind="quiet"
          isDisabled={to === undefined}
          onTap={() => {
            if (to === undefined) return;
            onCommand({ type: 'clock.set', to });
            setChosen(undefined);
          }}
        >
          {t('console.clock.set')}
        </Tap>
      </div>
    </section>
  );
});
