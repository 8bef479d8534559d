import { useTranslation } from 'react-i18next';
import type { SelfTestItem, SelfTestResult, SelfTestState } from '../../machines/operator/self-test.types';
import { NoticeMark } from '../shared/illustrations';
import { tokyoTime } from '../shared/instants';
import { Tap } from '../shared/tap';

const TONES: Readonly<Record<SelfTestState, 'success' | 'warning' | 'danger'>> = {
  ok: 'success',
  warning: 'warning',
  failed: 'danger',
};

interface ItemProps {
  readonly item: SelfTestItem;
}

/** One part: how it stands, in a mark, a word and a sentence. */
function Item({ item: { part, state, finding, values, detail } }: ItemProps) {
  const { t } = useTranslation();
  return (
    <li className={`test-item notice--${TONES[state]}`} data-testid={`test-${part}`} data-state={state}>
      <NoticeMark tone={TONES[state]} />
      <div className="notice__text">
        <p>
          <strong>{t(`operator.test.parts.${part}`)}</strong> {t(`operator.test.states.${state}`)}
        </p>
        <p>{t(`operator.findings.${finding}`, values)}</p>
        {detail === undefined ? null : (
          <p lang="en">
            <code>{detail}</code>
          </p>
        )}
      </div>
    </li>
  );
}

interface SelfTestPanelProps {
  readonly result: SelfTestResult | undefined;
  readonly isRunning: boolean;
  readonly onRun: () => void;
}

/** The latest self-test, and another one. */
export function SelfTestPanel({ result, isRunning, onRun }: SelfTestPanelProps) {
  const { t } = useTranslation();
  return (
    <section className="panel" aria-labelledby="test-title">
      <div className="panel--row">
        <div>
          <h2 id="test-title">{t('operator.test.title')}</h2>
          <p role="status" data-testid="test-status">
            {isRunning
              ? t('operator.test.running')
              : result === undefined
                ? t('operator.test.none')
                : t('operator.test.at', { time: tokyoTime(result.at) })}
          </p>
        </div>
        <Tap name="self-test" kind="secondary" isDisabled={isRunning} onTap={onRun}>
          {t('operator.test.again')}
        </Tap>
      </div>
      <ul className="test-items">
        {result?.items.map((item) => (
          <Item key={item.part} item={item} />
        ))}
      </ul>
    </section>
  );
}
