import type { Language } from '../../machines/language';
import { tokyoDate, tokyoIso, type Instant } from '../../machines/rules/time';

const LOCALES: Readonly<Record<Language, string>> = {
  ja: 'ja-JP',
  en: 'en-GB',
  zh: 'zh-CN',
  ko: 'ko-KR',
  pt: 'pt-BR',
  vi: 'vi-VN',
};

/** Month, day, weekday and minute in Japan: what a person needs to keep a date. */
export function inWords(instant: Instant, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], {
    timeZone: 'Asia/Tokyo',
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(instant);
}

/** The date in Japan with its year. */
export function dateInWords(instant: Instant, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], { timeZone: 'Asia/Tokyo', dateStyle: 'long' }).format(instant);
}

/** `YYYY-MM-DD` in Japan. */
export { tokyoDate };

/** `HH:MM:SS` in Japan. */
export function tokyoTime(instant: Instant): string {
  return tokyoIso(instant).slice(11, 19);
}

/** The weekday in Japan, short. */
export function weekday(instant: Instant, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], { timeZone: 'Asia/Tokyo', weekday: 'short' }).format(instant);
}

/** The value of a `datetime-local` field that shows this instant in Japan. */
export function toField(instant: Instant): string {
  return tokyoIso(instant).slice(0, 19);
}

/** The instant that a `datetime-local` field means in Japan; undefined while it holds no date. */
export function fromField(value: string): Instant | undefined {
  const seconds = value.length === 'YYYY-MM-DDTHH:MM'.length ? ':00' : '';
  const instant = Date.parse(`${value}${seconds}+09:00`);
  return Number.isNaN(instant) ? undefined : instant;
}
