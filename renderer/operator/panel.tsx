import { useTranslation } from 'react-i18next';
import type { OperatorQuestion, OperatorTouch, OperatorView, Station } from '../../machines/operator/view.types';
import { Notice } from '../shared/notice';
import { StoreName } from '../shared/store-name';
import { Tap } from '../shared/tap';
import { DayPanel } from './day-panel';
import { OperatorFrame } from './operator-frame';
import { SelfTestPanel } from './self-test-panel';

type Touch = (touch: OperatorTouch) => void;

interface StationPanelProps {
  readonly station: Station;
}

/** How reader and centre stand at this moment. */
function StationPanel({ station: { store, reader, centre } }: StationPanelProps) {
  const { t } = useTranslation();
  return (
    <section className="panel" aria-labelledby="station-title">
      <h2 id="station-title">
        {t('operator.station.title')} · <StoreName name={store} />
      </h2>
      <dl className="station">
        <dt>{t('operator.station.reader')}</dt>
        <dd data-testid="station-reader" data-state={reader.state}>
          {t(`operator.station.readerStates.${reader.state}`)} <small>{reader.name}</small>
        </dd>
        <dt>{t('operator.station.centre')}</dt>
        <dd data-testid="station-centre" data-state={centre.state}>
          {t(`operator.station.centreStates.${centre.state}`)} <small>{centre.url}</small>
        </dd>
      </dl>
    </section>
  );
}

interface PracticePanelProps {
  readonly isOn: boolean;
  readonly onSwitch: (on: boolean) => void;
}

function PracticePanel({ isOn, onSwitch }: PracticePanelProps) {
  const { t } = useTranslation();
  return (
    <section className="panel panel--row" aria-labelledby="practice-title">
      <div>
        <h2 id="practice-title">{t('operator.practice.title')}</h2>
        <p>{t(isOn ? 'operator.practice.on' : 'operator.practice.off')}</p>
      </div>
      <Tap name="practice" kind="secondary" onTap={() => onSwitch(!isOn)}>
        {t(isOn ? 'operator.practice.stop' : 'operator.practice.start')}
      </Tap>
    </section>
  );
}

interface ServicePanelProps {
  readonly question: OperatorQuestion | undefined;
  readonly touch: Touch;
}

/** What ends the service for a while; asked about first. */
function ServicePanel({ question, touch }: ServicePanelProps) {
  const { t } = useTranslation();
  return (
    <section className="panel" aria-labelledby="service-title">
      <h2 id="service-title">{t('operator.service.title')}</h2>
      {question === undefined ? (
        <div className="panel__taps">
          <Tap name="restart" kind="secondary" onTap={() => touch({ type: 'restart.pressed' })}>
            {t('operator.service.restart')}
          </Tap>
          <Tap name="close-ansho" kind="secondary" onTap={() => touch({ type: 'close.pressed' })}>
            {t('operator.service.close')}
          </Tap>
        </div>
      ) : (
        <>
          <Notice tone="warning" isAlert>
            {t(`operator.service.${question}Ask`)}
          </Notice>
          <div className="panel__taps">
            <Tap name="cancel" kind="secondary" onTap={() => touch({ type: 'cancel.pressed' })}>
              {t('actions.cancel')}
            </Tap>
            <Tap name="confirm" kind="primary" onTap={() => touch({ type: 'confirm.pressed' })}>
              {t(`operator.service.${question}`)}
            </Tap>
          </div>
        </>
      )}
    </section>
  );
}

interface PanelProps {
  readonly view: Extract<OperatorView, { readonly screen: 'panel' }>;
  readonly touch: Touch;
}

/** INV-8, KIOSK-8. What the staff can see and do: counts and machines, never a person. */
export function Panel({ view, touch }: PanelProps) {
  const { t } = useTranslation();
  return (
    <OperatorFrame
      screen="panel"
      title={t('operator.title')}
      language={view.language}
      onLanguage={(language) => touch({ type: 'language.chosen', language })}
      onLeave={() => touch({ type: 'leave.pressed' })}
    >
      <main className="operator__panels">
        <div className="operator__column">
          <DayPanel day={view.day} language={view.language} />
          <PracticePanel isOn={view.isPractising} onSwitch={(on) => touch({ type: 'practice.pressed', on })} />
          <ServicePanel question={view.question} touch={touch} />
          <p className="operator__leaves">{t('operator.leaves')}</p>
        </div>
        <div className="operator__column">
          <StationPanel station={view.station} />
          <SelfTestPanel
            result={view.selfTest}
            isRunning={view.isTesting}
            onRun={() => touch({ type: 'self-test.pressed' })}
          />
        </div>
      </main>
    </OperatorFrame>
  );
}
