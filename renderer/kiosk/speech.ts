import type { Language } from '../../machines/language';

/** What voices call the languages. */
const SPOKEN: Readonly<Record<Language, string>> = { ja: 'ja', en: 'en', zh: 'zh', ko: 'ko', pt: 'pt', vi: 'vi' };

/** The platform's speech; undefined where there is none. */
function synthesis(): SpeechSynthesis | undefined {
  return 'speechSynthesis' in globalThis ? globalThis.speechSynthesis : undefined;
}

function voiceFor(language: Language): SpeechSynthesisVoice | undefined {
  const prefix = new RegExp(`^${SPOKEN[language]}([-_]|$)`, 'i');
  return synthesis()
    ?.getVoices()
    .find(({ lang }) => prefix.test(lang));
}

/** True where the platform has a voice for this language. */
export function canSpeak(language: Language): boolean {
  return voiceFor(language) !== undefined;
}

/** Says this in place of whatever is being said; silent where there is no voice for the language. */
export function speak(text: string, language: Language): void {
  const voice = voiceFor(language);
  if (voice === undefined || text === '') return;
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.voice = voice;
  utterance.lang = voice.lang;
  synthesis()?.cancel();
  synthesis()?.speak(utterance);
}

export function fallSilent(): void {
  synthesis()?.cancel();
}

/** Calls the listener when the platform has got its voices: some have them only a moment after they are asked for. */
export function onVoices(listener: () => void): () => void {
  const speech = synthesis();
  speech?.addEventListener('voiceschanged', listener);
  return () => speech?.removeEventListener('voiceschanged', listener);
}
