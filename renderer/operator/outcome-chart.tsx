import { useTranslation } from 'react-i18next';
import type { HourCount } from '../../machines/operator/view.types';
import { OPENING_HOURS } from '../../machines/rules/opening-hours';

/** From the bottom of a column to its top. */
const OUTCOMES = ['reset', 'refused', 'cancelled', 'unconfirmed'] as const;
type Outcome = (typeof OUTCOMES)[number];

/** How many sessions these counts are. */
export function sumOf(counts: readonly HourCount[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0);
}

/** KIOSK-1. The hours in which the kiosk serves, and any other in which something was counted. */
function hoursOf(counts: readonly HourCount[]): readonly number[] {
  const { opens, closes } = OPENING_HOURS;
  const open = Array.from({ length: closes.hour - opens.hour }, (_, index) => opens.hour + index);
  const hours = new Set([...open, ...counts.map(({ hour }) => hour)]);
  return [...hours].sort((one, other) => one - other);
}

const HEIGHT = 100;
const WIDTH = 10;

interface ColumnProps {
  readonly amounts: readonly (readonly [Outcome, number])[];
  readonly most: number;
}

/** One hour as a column: its outcomes on one another. */
function Column({ amounts, most }: ColumnProps) {
  const top = (index: number): number =>
    HEIGHT - (amounts.slice(0, index + 1).reduce((sum, [, amount]) => sum + amount, 0) / most) * HEIGHT;
  return (
    <svg className="chart__column" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      {amounts.map(([outcome, amount], index) => (
        <rect
          key={outcome}
          data-outcome={outcome}
          x="1"
          y={top(index)}
          width={WIDTH - 2}
          height={(amount / most) * HEIGHT}
        />
      ))}
    </svg>
  );
}

interface OutcomeChartProps {
  readonly counts: readonly HourCount[];
}

/** INV-8. Sessions by the hour: a chart whose every number stands in the table under it, column by column. */
export function OutcomeChart({ counts }: OutcomeChartProps) {
  const { t } = useTranslation();
  const hours = hoursOf(counts);
  const amount = (hour: number | undefined, outcome: Outcome): number =>
    sumOf(counts.filter((each) => each.outcome === outcome && (hour === undefined || each.hour === hour)));
  const most = Math.max(1, ...hours.map((hour) => sumOf(counts.filter((each) => each.hour === hour))));
  return (
    <table className="chart" data-testid="chart">
      <caption>{t('operator.day.chart')}</caption>
      <thead>
        <tr className="chart__picture">
          <td />
          {hours.map((hour) => (
            <td key={hour}>
              <Column amounts={OUTCOMES.map((outcome) => [outcome, amount(hour, outcome)])} most={most} />
            </td>
          ))}
          <td />
        </tr>
        <tr>
          <th scope="col">{t('operator.day.hourHead')}</th>
          {hours.map((hour) => (
            <th key={hour} scope="col" className="number" aria-label={t('operator.day.hour', { hour })}>
              {hour}
            </th>
          ))}
          <th scope="col" className="number">
            {t('operator.day.total')}
          </th>
        </tr>
      </thead>
      <tbody>
        {OUTCOMES.map((outcome) => (
          <tr key={outcome} data-outcome={outcome}>
            <th scope="row">
              <span className="chart__key" data-outcome={outcome} /> {t(`operator.day.outcomes.${outcome}`)}
            </th>
            {hours.map((hour) => (
              <td key={hour} className="number" data-empty={amount(hour, outcome) === 0}>
                {amount(hour, outcome)}
              </td>
            ))}
            <td className="number chart__total">{amount(undefined, outcome)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
