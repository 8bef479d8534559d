import { useTranslation } from 'react-i18next';
import type { PracticeTouch, PracticeView } from '../../machines/practice/view.types';
import { Waiting } from '../shared/waiting';
import { CustomerScreen } from './screens/customer';
import { JudgedScreen } from './screens/judged';
import { ScoreScreen } from './screens/score';
import { PracticeWelcomeScreen } from './screens/welcome';

interface PracticeScreenProps {
  readonly view: PracticeView;
  readonly touch: (touch: PracticeTouch) => void;
}

/** One component for each screen of the view. */
export function PracticeScreen({ view, touch }: PracticeScreenProps) {
  const { t } = useTranslation();
  const onLeave = () => touch({ type: 'leave.pressed' });
  const onStart = () => touch({ type: 'start.pressed' });

  switch (view.screen) {
    case 'starting':
      return (
        <Waiting title={t('practice.starting')} art={null}>
          <p>{t('starting.text')}</p>
        </Waiting>
      );
    case 'welcome':
      return <PracticeWelcomeScreen onStart={onStart} />;
    case 'customer':
    case 'judged':
      return view.judgement === undefined ? (
        <CustomerScreen
          key={view.number}
          customer={view.customer}
          language={view.language}
          onAsk={(topic) => touch({ type: 'topic.asked', topic })}
          onTell={(advice) => touch({ type: 'advice.chosen', advice })}
          onLeave={onLeave}
        />
      ) : (
        <JudgedScreen
          key={`judged-${view.number}`}
          customer={view.customer}
          judgement={view.judgement}
          language={view.language}
          onNext={() => touch({ type: 'next.pressed' })}
          onLeave={onLeave}
        />
      );
    case 'score':
      return (
        <ScoreScreen
          right={view.right}
          count={view.count}
          rules={view.rules}
          missed={view.missed}
          onRepeat={() => touch({ type: 'repeat.pressed' })}
          onStart={onStart}
          onLeave={onLeave}
        />
      );
  }
}
