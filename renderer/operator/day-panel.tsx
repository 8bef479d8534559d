import { useTranslation } from 'react-i18next';
import type { Language } from '../../machines/language';
import type { HourCount, OutcomeDay } from '../../machines/operator/view.types';
import type { RefusalReason } from '../../machines/rules/refusals';
import { dateInWords } from '../shared/instants';
import { WithReadings } from '../shared/readings';
import { OutcomeChart, sumOf } from './outcome-chart';

interface DayPanelProps {
  readonly day: OutcomeDay | 'unavailable' | undefined;
  readonly language: Language;
}

/** INV-8. The day's sessions by hour, outcome and reason: counts, and nobody in them. */
export function DayPanel({ day, language }: DayPanelProps) {
  const { t } = useTranslation();
  if (day === undefined || day === 'unavailable') {
    return (
      <section className="panel" data-testid="day" data-state={day ?? 'loading'}>
        <p role="status">{t(day === undefined ? 'operator.day.loading' : 'operator.day.unavailable')}</p>
      </section>
    );
  }
  const date = dateInWords(Date.parse(`${day.date}T12:00:00+09:00`), language);
  return (
    <section className="panel day" aria-labelledby="day-title" data-testid="day" data-state="shown">
      <h2 id="day-title">{t('operator.day.title', { date })}</h2>
      {day.counts.length === 0 ? <p>{t('operator.day.none')}</p> : null}
      <OutcomeChart counts={day.counts} />
      <Reasons counts={day.counts.filter(({ outcome }) => outcome === 'refused')} />
    </section>
  );
}

/** Reasons of a day, the most frequent first. */
function byReason(counts: readonly HourCount[]): readonly (readonly [RefusalReason, number])[] {
  const sums = new Map<RefusalReason, number>();
  for (const { reason, count } of counts) if (reason !== undefined) sums.set(reason, (sums.get(reason) ?? 0) + count);
  return [...sums].sort(([, one], [, other]) => other - one);
}

interface ReasonsProps {
  readonly counts: readonly HourCount[];
}

function Reasons({ counts }: ReasonsProps) {
  const { t } = useTranslation();
  const reasons = byReason(counts);
  if (reasons.length === 0) return null;
  const most = Math.max(...reasons.map(([, count]) => count));
  return (
    <table className="reasons" data-testid="reasons">
      <caption>{t('operator.day.reasons')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('operator.day.reason')}</th>
          <th scope="col" className="number">
            {t('operator.day.count')}
          </th>
        </tr>
      </thead>
      <tbody>
        {reasons.map(([reason, count]) => (
          <tr key={reason} data-reason={reason}>
            <th scope="row">
              <WithReadings text={t(`refusals.${reason}.title`)} />
            </th>
            <td className="number">
              <meter min={0} max={most} value={count} aria-hidden="true" />{' '}
              <span className="reasons__count">{count}</span>
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('operator.day.total')}</th>
          <td className="number">{sumOf(counts)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
