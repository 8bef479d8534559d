import { sha256 } from './sha256';

/** JPEG 2000 (`.jp2`) of 120 by 160 pixels in shades of grey, drawn beside it (`.svg`): data URLs by their paths. */
const DRAWN = import.meta.glob<string>('../../assets/portraits/*.jp2', {
  query: '?url&inline',
  import: 'default',
  eager: true,
});

const ADULT = 16;
const ELDER = 60;

/** The pictures of a kind of person, `adult-female-1` and so on, in order. */
function drawnAs(kind: string): readonly Buffer[] {
  return Object.keys(DRAWN)
    .filter((path) => path.includes(`/${kind}-`))
    .sort()
    .map((path) => Buffer.from((DRAWN[path] ?? '').replace(/^data:[^,]*,/, ''), 'base64'));
}

/** Who is to be drawn. */
export interface PortraitOf {
  readonly name: string;
  readonly sex: 'male' | 'female' | 'other';
  /** In years, on the day on which the card was issued. */
  readonly age: number;
}

/**
 * CARD 6.2. The picture of a holder, who is nobody: one of several drawings of people of that age and sex, by the name, so
 * that a holder looks the same on every card.
 */
export function portraitOf({ name, sex, age }: PortraitOf): Uint8Array {
  const years = age < ADULT ? 'child' : age < ELDER ? 'adult' : 'elder';
  const sexes = sex === 'other' ? ['female', 'male'] : [sex];
  const pictures = sexes.flatMap((each) => drawnAs(`${years}-${each}`));
  const [first = 0, second = 0] = sha256(Buffer.from(name, 'utf8'));
  const picture = pictures[((first << 8) | second) % pictures.length];
  if (!picture) throw new Error(`no portrait is drawn for ${years}, ${sex}`);
  return picture;
}
