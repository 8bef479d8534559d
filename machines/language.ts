/** The languages of the screens. The first two stand on every screen; the others are one touch further. */
export const LANGUAGES = ['ja', 'en', 'zh', 'ko', 'pt', 'vi'] as const;

export type Language = (typeof LANGUAGES)[number];

/** INV-7. The language that every session begins with. */
export const FIRST_LANGUAGE: Language = 'ja';
