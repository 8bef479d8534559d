import { useTranslation } from 'react-i18next';

/** Stands on every window, always: this is not the real service. */
export function SimulatorBand() {
  const { t } = useTranslation();
  return (
    <aside className="simulator-band" data-testid="simulator-band">
      <p>{t('simulator')}</p>
    </aside>
  );
}
