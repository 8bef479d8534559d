import { useTranslation } from 'react-i18next';
import { CHAIN_NAMES } from '../../machines/rules/stores';

interface StoreNameProps {
  /** A store profile's name. */
  readonly name: string;
}

/** A chain by its own name; a profile that somebody wrote, by the name they gave it. */
export function StoreName({ name }: StoreNameProps) {
  const { t } = useTranslation();
  const chain = CHAIN_NAMES.find((each) => each === name);
  return chain === undefined ? name : t(`stores.${chain}`);
}
