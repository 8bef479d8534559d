import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandResult, ConsoleCommand, ConsoleView } from '../../machines/workbench/console.types';
import { LanguageSwitch } from '../shared/language-switch';
import { SimulatorBand } from '../shared/simulator-band';
import { Speaking } from '../shared/speaking';
import { useView, type ViewStore } from '../shared/view-store';
import { CardList } from './card-list';
import { ClockPanel } from './clock-panel';
import { FaultPanel } from './fault-panel';
import { SessionList } from './session-list';
import { WorldPanel } from './world-panel';

interface ConsolePageProps {
  readonly store: ViewStore<ConsoleView>;
  readonly command: (command: ConsoleCommand) => Promise<CommandResult>;
}

/** The workbench's console: the latest view, and what came of the latest command. */
export function ConsolePage({ store, command }: ConsolePageProps) {
  const view = useView(store);
  const [latest, setLatest] = useState<CommandResult>({ ok: true });
  const perform = useCallback((next: ConsoleCommand) => void command(next).then(setLatest), [command]);
  if (view === undefined) return null;
  return <ConsoleFace view={view} latest={latest} onCommand={perform} />;
}

interface ConsoleFaceProps {
  readonly view: ConsoleView;
  /** What came of the latest command. */
  readonly latest: CommandResult;
  readonly onCommand: (command: ConsoleCommand) => void;
}

/** One view of the console. */
export function ConsoleFace({ view, latest, onCommand }: ConsoleFaceProps) {
  return (
    <Speaking language={view.language}>
      <div className="console" data-screen="console">
        <SimulatorBand />
        <header className="console__header">
          <ConsoleName />
          <p className="console__trouble" role="alert" aria-live="assertive" data-testid="trouble">
            {latest.ok ? null : latest.sentence}
          </p>
          <p className="console__notice" role="status" data-testid="notice">
            {latest.ok ? latest.sentence : null}
          </p>
          <LanguageSwitch
            language={view.language}
            onChoose={(language) => onCommand({ type: 'language.chosen', language })}
          />
        </header>
        <main className="console__panels">
          <CardList cards={view.cards} rememberedAt={view.rememberedAt} copies={view.copies} onCommand={onCommand} />
          <ClockPanel now={view.now} speed={view.clockSpeed} language={view.language} onCommand={onCommand} />
          <WorldPanel
            face={view.face}
            store={view.store}
            stores={view.stores}
            reader={view.reader}
            centre={view.centre}
            onCommand={onCommand}
          />
          <div className="console__column">
            <SessionList sessions={view.sessions} />
            <FaultPanel waiting={view.faultsWaiting} onCommand={onCommand} />
          </div>
        </main>
      </div>
    </Speaking>
  );
}

function ConsoleName() {
  const { t } = useTranslation();
  return <h1 className="console__name">{t('service.console')}</h1>;
}
