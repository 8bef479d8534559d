/** The languages of the screens. */
export const LANGUAGES = ['ja', 'en'] as const;

export type Language = (typeof LANGUAGES)[number];

/** INV-7. The language that every session begins with. */
export const FIRST_LANGUAGE: Language = 'ja';
