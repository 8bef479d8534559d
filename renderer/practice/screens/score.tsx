import { useTranslation } from 'react-i18next';
import type { RuleScore } from '../../../machines/practice/view.types';
import type { Words } from '../../../machines/practice/words';
import { Notice } from '../../shared/notice';
import { WithReadings } from '../../shared/readings';
import { takeFocus } from '../../shared/take-focus';
import { Tap } from '../../shared/tap';
import { ScoredRules } from '../rules';

interface ScoreScreenProps {
  readonly right: number;
  readonly count: number;
  readonly rules: readonly RuleScore[];
  readonly missed: readonly Words[];
  readonly onRepeat: () => void;
  readonly onStart: () => void;
  readonly onLeave: () => void;
}

/** How a round came out, rule by rule, and who comes back. */
export function ScoreScreen({ right, count, rules, missed, onRepeat, onStart, onLeave }: ScoreScreenProps) {
  const { t } = useTranslation();
  const toRepeat = rules.filter((rule) => rule.right < rule.count);
  const known = rules.filter((rule) => rule.right === rule.count);
  return (
    <>
      <main className="practice__main practice__main--score" tabIndex={0}>
        <h1 className="question__title" tabIndex={-1} ref={takeFocus} data-testid="score" data-right={right}>
          {t('practice.score.title', { right, count })}
        </h1>
        {toRepeat.length === 0 ? (
          <Notice tone="success">{t('practice.score.all')}</Notice>
        ) : (
          <section>
            <h2>{t('practice.score.toRepeat')}</h2>
            <ScoredRules rules={toRepeat} />
          </section>
        )}
        {missed.length === 0 ? null : (
          <section data-testid="missed">
            <h2>{t('practice.score.missed')}</h2>
            <ul className="lines">
              {missed.map((words, index) => (
                <li key={`${words}-${index}`}>
                  <WithReadings text={t(`practice.says.${words}`)} />
                </li>
              ))}
            </ul>
          </section>
        )}
        {known.length === 0 ? null : (
          <section>
            <h2>{t('practice.score.known')}</h2>
            <ul className="known-rules">
              {known.map(({ rule }) => (
                <li key={rule}>{rule}</li>
              ))}
            </ul>
          </section>
        )}
      </main>
      <footer className="answers">
        <Tap name="leave" kind="secondary" onTap={onLeave}>
          {t('practice.actions.leave')}
        </Tap>
        {missed.length === 0 ? null : (
          <Tap name="repeat" kind="secondary" onTap={onRepeat}>
            {t('practice.actions.repeat')}
          </Tap>
        )}
        <Tap name="start" kind="primary" onTap={onStart}>
          {t('practice.actions.again')}
        </Tap>
      </footer>
    </>
  );
}
