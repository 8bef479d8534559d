import { useTranslation } from 'react-i18next';
import { FIRST_LANGUAGE } from '../../machines/language';
import type { PracticeTouch, PracticeView } from '../../machines/practice/view.types';
import { LanguageSwitch } from '../shared/language-switch';
import { SimulatorBand } from '../shared/simulator-band';
import { Speaking } from '../shared/speaking';
import { useView, type ViewStore } from '../shared/view-store';
import { PracticeScreen } from './practice-screen';
import { useChoiceKeys } from './choice-keys';

const BEFORE_THE_FIRST_VIEW: PracticeView = { screen: 'starting', language: FIRST_LANGUAGE };

interface PracticePageProps {
  readonly store: ViewStore<PracticeView>;
  readonly touch: (touch: PracticeTouch) => void;
}

/** The page of the practice: the latest view, in its frame. */
export function PracticePage({ store, touch }: PracticePageProps) {
  const latest = useView(store) ?? BEFORE_THE_FIRST_VIEW;
  useChoiceKeys(latest, touch);
  return <PracticeFace view={latest} touch={touch} />;
}

interface PracticeFaceProps {
  readonly view: PracticeView;
  readonly touch: (touch: PracticeTouch) => void;
}

/** One view of the practice. */
export function PracticeFace({ view, touch }: PracticeFaceProps) {
  return (
    <Speaking language={view.language}>
      <div className="practice" data-screen={view.screen}>
        <SimulatorBand />
        <header className="practice__header">
          <Progress view={view} />
          <LanguageSwitch
            language={view.language}
            onChoose={(language) => touch({ type: 'language.chosen', language })}
          />
        </header>
        <PracticeScreen view={view} touch={touch} />
      </div>
    </Speaking>
  );
}

interface ProgressProps {
  readonly view: PracticeView;
}

/** What this is, and how far the round has come. */
function Progress({ view }: ProgressProps) {
  const { t } = useTranslation();
  return (
    <div className="practice__where">
      <p className="practice__name">{t('practice.title')}</p>
      {'number' in view ? (
        <p className="practice__progress">
          <span>{t('practice.progress', { number: view.number, count: view.count })}</span>
          <span>{t('practice.right', { right: view.right })}</span>
        </p>
      ) : null}
    </div>
  );
}
