import { useTranslation } from 'react-i18next';
import { SECRET_SHAPES, type SecretName } from '../../machines/rules/secrets';
import { Prose } from './readings';

interface TriesLeftProps {
  readonly secret: SecretName;
  readonly tries: number;
}

/** PIN-4. How many tries are left, before each entry: in words and as marks. */
export function TriesLeft({ secret, tries }: TriesLeftProps) {
  const { t } = useTranslation();
  return (
    <div className="tries-left" data-testid="tries-left" data-tries={tries}>
      <p className="tries-left__count">
        <span className="tries-left__marks" aria-hidden="true">
          {Array.from({ length: SECRET_SHAPES[secret].tries }, (_, index) => (
            <span key={index} className="tries-left__mark" data-left={index < tries} />
          ))}
        </span>
        {t('tries.left', { tries })}
      </p>
      <Prose className="tries-left__why" text={t(`tries.locks.${secret}`)} />
    </div>
  );
}
