import { useTranslation } from 'react-i18next';
import type { SecretName } from '../../../machines/rules/secrets';
import { ReaderArt } from '../../shared/illustrations';
import { Question } from '../../shared/question';
import { Prose } from '../../shared/readings';
import { TargetChoice } from '../../shared/target-choice';

interface InsertCardScreenProps {
  readonly targets: readonly SecretName[];
  readonly target: SecretName;
  readonly onTarget: (target: SecretName) => void;
  readonly onCancel: (() => void) | undefined;
}

/** REG-4, TARGET-2. Asks for the card; until it is there, another secret can be chosen. */
export function InsertCardScreen({ targets, target, onTarget, onCancel }: InsertCardScreenProps) {
  const { t } = useTranslation();
  return (
    <Question title={t('insertCard.title')} aside={<ReaderArt card="coming" />} onCancel={onCancel}>
      <Prose className="lead" text={t('insertCard.stay')} />
      <Prose text={t('insertCard.which')} />
      {targets.length > 1 ? <TargetChoice targets={targets} target={target} onChoose={onTarget} /> : null}
    </Question>
  );
}
