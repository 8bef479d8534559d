import type { OperatorTouch, OperatorView } from '../../machines/operator/view.types';
import { Speaking } from '../shared/speaking';
import { useTyping, type Typing } from '../shared/typing';
import { useView, type ViewStore } from '../shared/view-store';
import { EnterCodeScreen, PracticeBar, WaitScreen } from './code-screens';
import { Panel } from './panel';

type Touch = (touch: OperatorTouch) => void;

/** What a real keyboard may do in this view. */
function typingIn(view: OperatorView | undefined, touch: Touch): Typing {
  const onCancel = () => touch({ type: 'leave.pressed' });
  if (view?.screen === 'wait') return { onCancel };
  if (view?.screen !== 'enter-code') return {};
  return {
    onCancel,
    onKey: (key) => touch({ type: 'key.pressed', key }),
    onConfirm: view.isComplete ? () => touch({ type: 'confirm.pressed' }) : undefined,
  };
}

interface OperatorPageProps {
  readonly store: ViewStore<OperatorView>;
  readonly touch: Touch;
}

/** The operator's page: the latest view. */
export function OperatorPage({ store, touch }: OperatorPageProps) {
  const view = useView(store);
  useTyping(typingIn(view, touch));
  return view === undefined ? null : <OperatorFace view={view} touch={touch} />;
}

interface OperatorFaceProps {
  readonly view: OperatorView;
  readonly touch: Touch;
}

/** One view of the operator's panel. */
export function OperatorFace({ view, touch }: OperatorFaceProps) {
  return (
    <Speaking language={view.language}>
      <OperatorScreen key={view.screen} view={view} touch={touch} />
    </Speaking>
  );
}

function OperatorScreen({ view, touch }: OperatorFaceProps) {
  const onLeave = () => touch({ type: 'leave.pressed' });
  const onLanguage = (language: OperatorView['language']) => touch({ type: 'language.chosen', language });
  switch (view.screen) {
    case 'away':
      return <div className="operator" data-screen="away" />;
    case 'practice-bar':
      return <PracticeBar onStaff={() => touch({ type: 'staff.pressed' })} />;
    case 'enter-code':
      return (
        <EnterCodeScreen
          length={view.length}
          isComplete={view.isComplete}
          isWrong={view.isWrong}
          language={view.language}
          onKey={(key) => touch({ type: 'key.pressed', key })}
          onConfirm={() => touch({ type: 'confirm.pressed' })}
          onLanguage={onLanguage}
          onLeave={onLeave}
        />
      );
    case 'wait':
      return <WaitScreen until={view.until} language={view.language} onLanguage={onLanguage} onLeave={onLeave} />;
    case 'panel':
      return <Panel view={view} touch={touch} />;
  }
}
