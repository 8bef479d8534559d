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

const MINUTE_STYLE = {
  month: 'long',
  day: 'numeric',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
} as const;
const DATE_STYLE = { dateStyle: 'long' } as const;
const LONG_WEEKDAY_STYLE = { ...MINUTE_STYLE, weekday: 'long' } as const;
/** Shortened, a Vietnamese Wednesday ("Th 4") reads as the fourth month, and a Portuguese one ("qua.,") as a slip. */
const LONG_WEEKDAYS: ReadonlySet<Language> = new Set(['vi', 'pt']);
const WEEKDAY_STYLE = { weekday: 'short' } as const;

const formats = new Map<string, Intl.DateTimeFormat>();

/** A format of dates in Japan; made once, since making one takes longer than a screen. */
function formatOf(language: Language, style: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${language} ${Object.entries(style).join(' ')}`;
  const known = formats.get(name) ?? new Intl.DateTimeFormat(LOCALES[language], { timeZone: 'Asia/Tokyo', ...style });
  formats.set(name, known);
  return known;
}

type Part = Intl.DateTimeFormatPart;

/** What a language writes otherwise than the platform does: each part of a date, with the part behind it. */
const WRITTEN: Partial<Record<Language, (part: Part, next: Part | undefined) => string>> = {
  /** It says that a number is a day, and that another is a year; within a sentence it writes "thứ Tư". */
  vi: ({ type, value }, next) => {
    if (type === 'day') return `ngày ${value}`;
    if (type === 'weekday') return value.replace('Thứ', 'thứ');
    return next?.type === 'year' ? ' năm ' : value;
  },
  /** The weekday stands in brackets, without which it runs into the day. */
  zh: ({ type, value }, next) => {
    if (type === 'weekday') return `（${value}）`;
    return type === 'literal' && next?.type === 'hour' ? '' : value;
  },
  /** No blank before a bracket. */
  ko: ({ type, value }) => (type === 'literal' ? value.replace(' (', '(') : value),
};

/** Hours are written as the opening hours are: 6:30. */
function written(instant: Instant, language: Language, style: Intl.DateTimeFormatOptions): string {
  const parts = formatOf(language, style).formatToParts(instant);
  const words = parts.map((part, index) => {
    if (part.type === 'hour') return part.value.replace(/^0(?=\d)/, '');
    return WRITTEN[language]?.(part, parts[index + 1]) ?? part.value;
  });
  return words.join('');
}

/** Month, day, weekday and minute in Japan: what a person needs to keep a date. */
export function inWords(instant: Instant, language: Language): string {
  return written(instant, language, LONG_WEEKDAYS.has(language) ? LONG_WEEKDAY_STYLE : MINUTE_STYLE);
}

/** The date in Japan with its year. */
export function dateInWords(instant: Instant, language: Language): string {
  return written(instant, language, DATE_STYLE);
}

/** `YYYY-MM-DD` in Japan. */
export { tokyoDate };

/** `HH:MM:SS` in Japan. */
export function tokyoTime(instant: Instant): string {
  return tokyoIso(instant).slice(11, 19);
}

/** The weekday in Japan, short. */
export function weekday(instant: Instant, language: Language): string {
  return formatOf(language, WEEKDAY_STYLE).format(instant);
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
