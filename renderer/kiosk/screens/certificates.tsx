import { useTranslation } from 'react-i18next';
import type { Language } from '../../../machines/language';
import type { CertificateTerm } from '../../../machines/rules/certificates';
import { endOfTokyoDate } from '../../../machines/rules/time';
import { dateInWords } from '../../shared/instants';
import { Question } from '../../shared/question';
import { Prose, WithReadings } from '../../shared/readings';
import { Tap } from '../../shared/tap';

interface CertificateProps {
  readonly term: CertificateTerm;
  readonly language: Language;
}

/** CERT-1, CERT-2, CERT-8. One certificate: what it is for, until when it is good, and from when it can be renewed. */
function Certificate({ term, language }: CertificateProps) {
  const { t } = useTranslation();
  const renewableFrom = dateInWords(endOfTokyoDate(term.renewableFrom), language);
  return (
    <section className="panel certificate" data-testid={`certificate-${term.name}`}>
      <h2>
        <WithReadings text={t(`certificates.name.${term.name}`)} />
      </h2>
      <Prose text={t(`certificates.use.${term.name}`)} />
      <dl>
        <div>
          <dt>{t('certificates.until')}</dt>
          <dd className="certificate__until">{dateInWords(term.notAfter, language)}</dd>
        </div>
        <div>
          <dt>{t('certificates.renewableFrom')}</dt>
          <dd>{term.isRenewable ? t('certificates.now') : t('certificates.from', { date: renewableFrom })}</dd>
        </div>
      </dl>
    </section>
  );
}

interface CertificatesScreenProps {
  readonly terms: readonly CertificateTerm[];
  readonly language: Language;
  readonly onConfirm: () => void;
  readonly onCancel: (() => void) | undefined;
}

/** CERT-1, CERT-8, CERT-9. What the holder has, and until when. */
export function CertificatesScreen({ terms, language, onConfirm, onCancel }: CertificatesScreenProps) {
  const { t } = useTranslation();
  return (
    <Question
      title={t('certificates.title')}
      layout="stack"
      onCancel={onCancel}
      action={
        <Tap name="confirm" kind="primary" onTap={onConfirm}>
          {t('actions.next')}
        </Tap>
      }
    >
      <div className="certificates">
        {terms.map((term) => (
          <Certificate key={term.name} term={term} language={language} />
        ))}
      </div>
      <Prose text={t('certificates.same')} />
    </Question>
  );
}
