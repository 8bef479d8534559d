import { useTranslation } from 'react-i18next';
import type { SecretName } from '../../machines/rules/secrets';
import { WithReadings } from './readings';
import { Tap } from './tap';

interface TargetChoiceProps {
  readonly targets: readonly SecretName[];
  readonly target: SecretName;
  readonly onChoose: (target: SecretName) => void;
}

/** TARGET-2, KIOSK-10. What is to be reset: each secret by its name, its shape, and what has to be known for it. */
export function TargetChoice({ targets, target, onChoose }: TargetChoiceProps) {
  const { t } = useTranslation();
  return (
    <div className="target-choice" role="group" aria-label={t('target.label')}>
      {targets.map((each) => (
        <Tap key={each} name={`target-${each}`} kind="quiet" isChosen={each === target} onTap={() => onChoose(each)}>
          <strong>
            <WithReadings text={t(`target.name.${each}`)} />
          </strong>
          <span className="target-choice__about">
            <WithReadings text={t(`target.about.${each}`)} />
          </span>
        </Tap>
      ))}
    </div>
  );
}
