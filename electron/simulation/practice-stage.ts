import type { PracticeView } from '../../machines/practice/view.types';
import { launchPractice } from './electron-app';
import { takeStage, type PageStage } from './page-stage';

/** The practice's real page in the real application, showing what it is told to. */
export type PracticeStage = PageStage<PracticeView>;

/** Starts the practice; its page says what `show` gives it and keeps still. */
export async function openPracticeStage(): Promise<PracticeStage> {
  const { application, page, close } = await launchPractice();
  return takeStage<PracticeView>({ application, page, address: 'ansho://app/practice/', shown: shownBy, close });
}

function shownBy(view: PracticeView): string {
  const face = `html[lang="${view.language}"] .practice[data-screen="${view.screen}"]`;
  if (!('customer' in view)) return face;
  const findings = view.judgement === undefined ? view.customer.findings : [];
  const found = findings.map(({ topic }) => `:has([data-testid="found-${topic}"])`).join('');
  const told = view.judgement === undefined ? '' : `:has([data-advice="${view.judgement.right}"])`;
  return `${face}:has([data-words="${view.customer.words}"])${found}${told}`;
}
