import { useTranslation } from 'react-i18next';
import type { PracticeRule } from '../../machines/practice/advice';
import type { RuleScore } from '../../machines/practice/view.types';
import { WithReadings } from '../shared/readings';

interface RulesProps {
  readonly rules: readonly PracticeRule[];
}

/** Rules, each by its id and its sentence. */
export function Rules({ rules }: RulesProps) {
  const { t } = useTranslation();
  return (
    <dl className="rules">
      {rules.map((rule) => (
        <div key={rule} data-testid={`rule-${rule}`}>
          <dt>{rule}</dt>
          <dd>
            <WithReadings text={t(`practice.rule.${rule}`)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface ScoredRulesProps {
  readonly rules: readonly RuleScore[];
}

/** Rules with how often each was known. */
export function ScoredRules({ rules }: ScoredRulesProps) {
  const { t } = useTranslation();
  return (
    <dl className="rules">
      {rules.map(({ rule, right, count }) => (
        <div key={rule} data-testid={`score-${rule}`}>
          <dt>{rule}</dt>
          <dd>
            <WithReadings text={t(`practice.rule.${rule}`)} />{' '}
            <span className="rules__score">{t('practice.score.of', { right, count })}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
