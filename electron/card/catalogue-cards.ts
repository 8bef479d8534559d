/** Fields of a card's description; the schema checks them when a card is described. */
export type CardPatch = Readonly<Record<string, unknown>>;

/** A holder who is plainly nobody: every family name is 見本 ("sample"), every street one that does not exist. */
const sample = (givenName: string, kana: string, sex: 'male' | 'female', place: readonly [string, string, string]) => ({
  name: `見本\u3000${givenName}`,
  kana: `ミホン\u3000${kana}`,
  sex,
  address: `${place[0]}見本町1丁目2番3号`,
  prefecture: place[1],
  city: place[2],
});

const TAITO = ['東京都台東区', 'Tokyo-to', 'Taito-ku'] as const;
const SAKAI = ['大阪府堺市', 'Osaka-fu', 'Sakai-shi'] as const;
const SENDAI = ['宮城県仙台市青葉区', 'Miyagi-ken', 'Sendai-shi'] as const;
const MATSUYAMA = ['愛媛県松山市', 'Ehime-ken', 'Matsuyama-shi'] as const;
const SAPPORO = ['北海道札幌市中央区', 'Hokkaido', 'Sapporo-shi'] as const;

/** The card that all others are changes of. */
export const FRESH_CARD: CardPatch = {
  name: 'fresh',
  description: 'Nothing used, nothing locked.',
  holder: { ...sample('一郎', 'イチロウ', 'male', TAITO), birthDate: '-34Y-120D' },
  issued: '-2Y',
  cardExpires: '+8Y-120D',
  certificates: { signing: 'valid', authentication: 'valid' },
  tries: { 'signing-password': 5, 'authentication-pin': 3 },
  secrets: { 'signing-password': 'ABC123', 'authentication-pin': '1234' },
};

/** The cards of the catalogue beside `fresh`, as changes of it. */
export const CATALOGUE_CARDS: Readonly<Record<string, CardPatch>> = {
  'locked-password': {
    description: 'The signing password is locked after five wrong entries.',
    holder: { ...sample('花子', 'ハナコ', 'female', TAITO), birthDate: '-42Y-75D' },
    tries: { 'signing-password': 0 },
  },
  'forgotten-password': {
    description: 'The signing password is forgotten, and not locked.',
    holder: { ...sample('次郎', 'ジロウ', 'male', SAKAI), birthDate: '-51Y-200D' },
  },
  'last-try': {
    description: 'One try is left of each secret.',
    holder: { ...sample('幸子', 'サチコ', 'female', SENDAI), birthDate: '-66Y-30D' },
    tries: { 'signing-password': 1, 'authentication-pin': 1 },
  },
  'locked-pin': {
    description: 'The 4-digit PIN is locked after three wrong entries.',
    holder: { ...sample('三郎', 'サブロウ', 'male', MATSUYAMA), birthDate: '-29Y-150D' },
    tries: { 'authentication-pin': 0 },
  },
  'both-locked': {
    description: 'Both secrets are locked.',
    holder: { ...sample('良子', 'ヨシコ', 'female', SAPPORO), birthDate: '-73Y-90D' },
    tries: { 'signing-password': 0, 'authentication-pin': 0 },
  },
  'no-signing-certificate': {
    description: 'The holder did not want a signing certificate.',
    holder: { ...sample('四郎', 'シロウ', 'male', TAITO), birthDate: '-58Y-45D' },
    certificates: { signing: 'absent' },
  },
  'under-15': {
    description: "A child's card: no signing certificate.",
    holder: { ...sample('さくら', 'サクラ', 'female', SAKAI), birthDate: '-10Y-100D' },
    cardExpires: '+3Y-100D',
    certificates: { signing: 'absent' },
  },
  'face-authentication-only': {
    description: 'A card with face authentication only: no PIN to use, no signing certificate.',
    holder: { ...sample('五郎', 'ゴロウ', 'male', SENDAI), birthDate: '-88Y-60D' },
    certificates: { signing: 'absent' },
    tries: { 'signing-password': 0, 'authentication-pin': 0 },
  },
  'expired-signing-certificate': {
    description: 'The signing certificate is over; the authentication certificate was renewed.',
    holder: { ...sample('和子', 'カズコ', 'female', MATSUYAMA), birthDate: '-47Y-110D' },
    issued: '-6Y',
    cardExpires: '+4Y-110D',
    certificates: { signing: 'expired', issued: '-1Y' },
  },
  'revoked-by-address-change': {
    description: 'The holder has moved: the signing certificate is revoked.',
    holder: { ...sample('六郎', 'ロクロウ', 'male', SAPPORO), birthDate: '-38Y-170D' },
    certificates: { signing: { revoked: 'address-change' } },
  },
  'revoked-on-request': {
    description: 'The signing certificate was revoked as the holder asked.',
    holder: { ...sample('明子', 'アキコ', 'female', TAITO), birthDate: '-55Y-20D' },
    certificates: { signing: { revoked: 'on-request' } },
  },
  'expiring-soon': {
    description: 'Both certificates end within three months.',
    holder: { ...sample('七郎', 'シチロウ', 'male', SAKAI), birthDate: '-44Y+40D' },
    issued: '-5Y+60D',
    cardExpires: '+5Y+40D',
  },
  'expired-card': {
    description: 'The card and all its certificates are over.',
    holder: { ...sample('正子', 'マサコ', 'female', SENDAI), birthDate: '-61Y-30D' },
    issued: '-11Y',
    cardExpires: '-1Y-30D',
  },
  'revoked-authentication-certificate': {
    description: 'The authentication certificate is revoked.',
    holder: { ...sample('八郎', 'ハチロウ', 'male', MATSUYAMA), birthDate: '-33Y-95D' },
    certificates: { authentication: 'revoked' },
  },
  'another-issuer': {
    description: 'Its authority has the name of the one here, and is another.',
    holder: { ...sample('恵子', 'ケイコ', 'female', SAPPORO), birthDate: '-49Y-140D' },
    issuer: 'another',
  },
  'not-a-my-number-card': {
    description: 'Some other chip card.',
    kind: 'not-a-my-number-card',
  },
  mute: {
    description: 'A card that never answers.',
    kind: 'mute',
  },
};
