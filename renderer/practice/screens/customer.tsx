import { useTranslation } from 'react-i18next';
import type { Language } from '../../../machines/language';
import type { Advice } from '../../../machines/practice/advice';
import type { Topic } from '../../../machines/practice/asking';
import type { CustomerSeen } from '../../../machines/practice/view.types';
import { WithReadings } from '../../shared/readings';
import { Tap } from '../../shared/tap';
import { FindingText } from '../findings';
import { Says } from '../says';

interface CustomerScreenProps {
  readonly customer: CustomerSeen;
  readonly language: Language;
  readonly onAsk: (topic: Topic) => void;
  readonly onTell: (advice: Advice) => void;
  readonly onLeave: () => void;
}

/** KIOSK-8. What a customer says, what can be asked and seen, and what can be told them. */
export function CustomerScreen({ customer, language, onAsk, onTell, onLeave }: CustomerScreenProps) {
  const { t } = useTranslation();
  const { words, bearer, findings, topics, choices } = customer;
  return (
    <>
      <main className="practice__main practice__main--customer">
        <div className="known">
          <Says words={words} bearer={bearer} />
          <section className="asking" aria-labelledby="asking">
            <h2 id="asking">{t('practice.ask.title')}</h2>
            <dl className="findings" aria-live="polite">
              {findings.map((finding) => (
                <div key={finding.topic} data-testid={`found-${finding.topic}`}>
                  <dt>{t(`practice.ask.${finding.topic}`)}</dt>
                  <dd>
                    <FindingText finding={finding} language={language} />
                  </dd>
                </div>
              ))}
            </dl>
            <div className="asking__topics">
              {topics.map((topic) => (
                <Tap key={topic} name={`ask-${topic}`} kind="quiet" onTap={() => onAsk(topic)}>
                  <span>
                    <WithReadings text={t(`practice.ask.${topic}`)} />
                  </span>
                </Tap>
              ))}
            </div>
          </section>
        </div>
        <section className="telling" aria-labelledby="telling">
          <h2 id="telling">{t('practice.tell')}</h2>
          <ol className="telling__choices">
            {choices.map((advice, index) => (
              <li key={advice}>
                <Tap name={`tell-${advice}`} kind="secondary" onTap={() => onTell(advice)}>
                  <span className="choice">
                    <span className="choice__number">{index + 1}</span>
                    <span>
                      <WithReadings text={t(`practice.advice.${advice}`)} />
                    </span>
                  </span>
                </Tap>
              </li>
            ))}
          </ol>
        </section>
      </main>
      <footer className="answers">
        <Tap name="leave" kind="secondary" onTap={onLeave}>
          {t('practice.actions.leave')}
        </Tap>
      </footer>
    </>
  );
}
