import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperatorScreen } from '../../machines/operator/view.types';
import type { Language } from '../../machines/language';
import { LanguageSwitch } from '../shared/language-switch';
import { SimulatorBand } from '../shared/simulator-band';
import { takeFocus } from '../shared/take-focus';
import { Tap } from '../shared/tap';

interface OperatorFrameProps {
  readonly screen: OperatorScreen['screen'];
  readonly title: string;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
  readonly onLeave: () => void;
  readonly children: ReactNode;
}

/** What stands on every screen of the panel: the band, its title, the language and the way out. */
export function OperatorFrame({ screen, title, language, onLanguage, onLeave, children }: OperatorFrameProps) {
  const { t } = useTranslation();
  return (
    <div className="operator" data-screen={screen}>
      <SimulatorBand />
      <header className="operator__header">
        <h1 className="operator__title" tabIndex={-1} ref={takeFocus}>
          {title}
        </h1>
        <LanguageSwitch language={language} onChoose={onLanguage} />
        <Tap name="leave" kind="secondary" onTap={onLeave}>
          {t('operator.leave')}
        </Tap>
      </header>
      {children}
    </div>
  );
}
