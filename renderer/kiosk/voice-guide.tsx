import { useEffect } from 'react';
import type { Language } from '../../machines/language';
import { canSpeak, fallSilent, onVoices, speak } from './speech';

const SENTENCES = 'h1, h2, p, li, dt, dd';
/** Readings over hard words would be said twice; keys and drawings are not read. */
const UNSPOKEN = 'rt, rp, svg, button, [aria-hidden="true"]';
/** What changes while a screen stands there: what is still missing, what was wrong, how many tries are left. */
const LIVE = '[aria-live], [role="alert"], [role="status"], [data-testid="tries-left"]';

function words(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  copy.querySelectorAll(UNSPOKEN).forEach((unspoken) => unspoken.remove());
  return copy.textContent.replace(/\s+/g, ' ').trim();
}

/** The sentences of these parts of the page, each once. */
function sentences(parts: Iterable<Element>): string {
  const said: string[] = [];
  for (const part of parts) {
    const inner = [...part.querySelectorAll(SENTENCES)].filter((each) => each.querySelector(SENTENCES) === null);
    const elements = inner.length > 0 ? inner : [part];
    for (const element of elements) {
      if (element.closest('[data-met="true"], [aria-hidden="true"]') === null) said.push(words(element));
    }
  }
  return said.filter((sentence) => sentence !== '').join('\n');
}

interface VoiceGuideProps {
  readonly language: Language;
}

/**
 * KIOSK-8. Reads the screen out by the platform's own voice, and then what changes on it. What a person enters is never
 * on the page, so it cannot be read out (INV-4).
 */
export function VoiceGuide({ language }: VoiceGuideProps) {
  useEffect(() => {
    const page = (): string => sentences(document.querySelectorAll('main, .take-card'));
    const live = (): string => sentences(document.querySelectorAll(LIVE));
    let latest = live();
    speak(page(), language);
    const observer = new MutationObserver(() => {
      const now = live();
      if (now === latest) return;
      latest = now;
      speak(now, language);
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    const forget = canSpeak(language) ? () => undefined : onVoices(() => speak(page(), language));
    return () => {
      observer.disconnect();
      forget();
      fallSilent();
    };
  }, [language]);
  return null;
}
