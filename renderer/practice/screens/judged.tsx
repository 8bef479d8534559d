import { useTranslation } from 'react-i18next';
import type { Language } from '../../../machines/language';
import type { CustomerSeen, Judgement } from '../../../machines/practice/view.types';
import { inWords } from '../../shared/instants';
import { Notice } from '../../shared/notice';
import { Prose, WithReadings } from '../../shared/readings';
import { Tap } from '../../shared/tap';
import { KioskSays } from '../kiosk-says';
import { Rules } from '../rules';
import { Says } from '../says';

interface JudgedScreenProps {
  readonly customer: CustomerSeen;
  readonly judgement: Judgement;
  readonly language: Language;
  readonly onNext: () => void;
  readonly onLeave: () => void;
}

/** Right or wrong, by which rule, why, and what the kiosk would have shown this customer. */
export function JudgedScreen({ customer, judgement, language, onNext, onLeave }: JudgedScreenProps) {
  const { t } = useTranslation();
  const { chosen, right, isRight, cause, rules, kiosk, goodUntil } = judgement;
  const until = goodUntil === undefined ? '' : inWords(goodUntil, language);
  return (
    <>
      <main className="practice__main practice__main--judged" data-right={isRight}>
        <div className="known">
          <Says words={customer.words} bearer={customer.bearer} />
          <section className="at-the-kiosk" data-testid="kiosk-shows" data-outcome={kiosk.outcome}>
            <h2>{t('practice.judged.kiosk')}</h2>
            <p>
              <KioskSays answer={kiosk} />
            </p>
          </section>
        </div>
        <div className="told">
          <div data-testid="judgement" data-right={isRight}>
            <Notice tone={isRight ? 'success' : 'danger'} isAlert>
              <p className="notice__headline">{t(isRight ? 'practice.judged.right' : 'practice.judged.wrong')}</p>
            </Notice>
          </div>
          {isRight ? null : (
            <section>
              <h2>{t('practice.judged.yourAdvice')}</h2>
              <Prose className="told__chosen" text={t(`practice.advice.${chosen}`)} />
            </section>
          )}
          <section>
            <h2>{t('practice.judged.rightAdvice')}</h2>
            <p className="told__right" data-testid="right-advice" data-advice={right}>
              <WithReadings text={t(`practice.advice.${right}`)} />
            </p>
          </section>
          <section>
            <h2>{t('practice.judged.why')}</h2>
            <Prose text={t(`practice.why.${cause}`, { until })} />
          </section>
          <section>
            <h2>{t('practice.judged.rules')}</h2>
            <Rules rules={rules} />
          </section>
        </div>
      </main>
      <footer className="answers">
        <Tap name="leave" kind="secondary" onTap={onLeave}>
          {t('practice.actions.leave')}
        </Tap>
        <Tap name="next" kind="primary" onTap={onNext}>
          {t('practice.actions.next')}
        </Tap>
      </footer>
    </>
  );
}
