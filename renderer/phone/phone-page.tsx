import { useTranslation } from 'react-i18next';
import type { PhoneTouch, PhoneView } from '../../machines/phone/view.types';
import { FIRST_LANGUAGE } from '../../machines/language';
import { LanguageSwitch } from '../shared/language-switch';
import { Prose } from '../shared/readings';
import { SimulatorBand } from '../shared/simulator-band';
import { Speaking } from '../shared/speaking';
import { useTyping, type Typing } from '../shared/typing';
import { useView, type ViewStore } from '../shared/view-store';
import { PhoneScreen } from './phone-screen';

type Touch = (touch: PhoneTouch) => void;

function typingIn(view: PhoneView | undefined, touch: Touch): Typing {
  if (view === undefined) return {};
  const onCancel = view.canCancel ? () => touch({ type: 'cancel.pressed' }) : undefined;
  if (!('entry' in view)) return { onCancel };
  return {
    onCancel,
    onKey: (key) => touch({ type: 'key.pressed', key }),
    // Whether the entry is complete is the machine's to say: it has every key before this one.
    onConfirm: () => touch({ type: 'confirm.pressed' }),
  };
}

const BEFORE_THE_FIRST_VIEW: PhoneView = {
  screen: 'starting',
  language: FIRST_LANGUAGE,
  target: 'signing-password',
  canCancel: false,
  now: 0,
};

interface PhonePageProps {
  readonly store: ViewStore<PhoneView>;
  readonly touch: Touch;
}

/** The phone's page: the latest view, in its frame. */
export function PhonePage({ store, touch }: PhonePageProps) {
  const latest = useView(store);
  useTyping(typingIn(latest, touch));
  return <PhoneFace view={latest ?? BEFORE_THE_FIRST_VIEW} touch={touch} />;
}

interface PhoneFaceProps {
  readonly view: PhoneView;
  readonly touch: Touch;
}

/** One view of the phone. */
export function PhoneFace({ view, touch }: PhoneFaceProps) {
  return (
    <Speaking language={view.language}>
      <div className="phone" data-screen={view.screen}>
        <SimulatorBand />
        <header className="phone__header">
          <ServiceName />
          <LanguageSwitch
            language={view.language}
            onChoose={(language) => touch({ type: 'language.chosen', language })}
          />
        </header>
        <PhoneScreen key={view.screen} view={view} touch={touch} />
      </div>
    </Speaking>
  );
}

function ServiceName() {
  const { t } = useTranslation();
  return <Prose className="phone__service" text={t('service.phone')} />;
}
