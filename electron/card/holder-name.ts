import * as der from './der';

/** What a signing certificate says of its holder. */
export interface CertificateHolder {
  /** Family and given name with a full-width space between them. */
  readonly name: string;
  /** `YYYY-MM-DD`. */
  readonly birthDate: string;
  readonly sex: 'male' | 'female' | 'other';
  readonly address: string;
  /** In Latin letters, as the certificate has it: `Tokyo-to`, `Taito-ku`. */
  readonly prefecture: string;
  readonly city: string;
}

/** CARD 5.3. The arc of the names that a signing certificate carries. */
const ARC = '1.2.392.200149.8.5.5';
const SEX = { male: '1', female: '2', other: '3' } as const;

/** The first day of each era, latest first, with its digit. */
const ERAS = [
  ['2019-05-01', '5'],
  ['1989-01-08', '4'],
  ['1926-12-25', '3'],
  ['1912-07-30', '2'],
  ['1868-01-25', '1'],
] as const;

/** CARD 5.3. A date of birth as `EYYYYMMDD`, E the digit of the era. */
export function birthDateWithEra(birthDate: string): string {
  const era = ERAS.find(([first]) => birthDate >= first)?.[1] ?? '0';
  return `${era}${birthDate.replaceAll('-', '')}`;
}

/** CARD 4. A date of birth as six digits: the year of its era, month, day. */
export function birthDateInEra(birthDate: string): string {
  const first = ERAS.find(([day]) => birthDate >= day)?.[0] ?? '0001';
  const year = Number(birthDate.slice(0, 4)) - Number(first.slice(0, 4)) + 1;
  return `${String(year % 100).padStart(2, '0')}${birthDate.slice(5, 7)}${birthDate.slice(8, 10)}`;
}

/** CARD 5.3. The names of the holder as otherNames, in the order of real certificates. */
export function subjectAlternativeName(holder: CertificateHolder): Uint8Array {
  const noSubstitutes = (text: string): string => '0'.repeat(Array.from(text).length);
  const otherName = (tail: number, value: string): Uint8Array =>
    der.tagged(0, der.objectIdentifier(`${ARC}.${tail}`), der.tagged(0, der.utf8String(value)));
  return der.sequence(
    otherName(1, holder.name),
    otherName(4, birthDateWithEra(holder.birthDate)),
    otherName(3, SEX[holder.sex]),
    otherName(5, holder.address),
    otherName(2, noSubstitutes(holder.name)),
    otherName(6, noSubstitutes(holder.address)),
  );
}
