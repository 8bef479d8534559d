import { useTranslation } from 'react-i18next';
import type { CustomerSeen } from '../../machines/practice/view.types';
import type { Words } from '../../machines/practice/words';
import { WithReadings } from '../shared/readings';
import { takeFocus } from '../shared/take-focus';
import { CustomerArt } from './customer-art';

interface SaysProps {
  readonly words: Words;
  readonly bearer: CustomerSeen['bearer'];
}

/** A customer, and what they say: the question of the screen. */
export function Says({ words, bearer }: SaysProps) {
  const { t } = useTranslation();
  return (
    <div className="says">
      <CustomerArt bearer={bearer} label={t('practice.customer')} />
      <h1 className="says__words" tabIndex={-1} ref={takeFocus} data-testid="words" data-words={words}>
        <WithReadings text={t(`practice.says.${words}`)} />
      </h1>
    </div>
  );
}
