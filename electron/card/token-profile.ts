/** What a card or a phone does otherwise because of what it is. */
export interface TokenProfile {
  /** EF 0006 begins with it. */
  readonly label: string;
  /** False: its authentication certificate is to be read after the 4-digit PIN only. */
  readonly isAuthenticationCertificateFree: boolean;
  /** False: it has the JPKI application and no other. */
  readonly hasFaceApplications: boolean;
  /** True: it takes the indicator of the last command, `80 FC 00 00`. */
  readonly takesLastCommandIndicator: boolean;
}

const PLASTIC: TokenProfile = {
  label: 'JPKIAPICCTOKEN2',
  isAuthenticationCertificateFree: true,
  hasFaceApplications: true,
  takesLastCommandIndicator: false,
};

/**
 * CARD 1.2, 8. What clients tell apart by the token's label: a card, a phone, and the resident-register card that was
 * before My Number Cards, of which nothing but its label is public.
 */
export const TOKEN_PROFILES = {
  plastic: PLASTIC,
  android: {
    ...PLASTIC,
    label: 'JPKIAPGPSETOKEN',
    isAuthenticationCertificateFree: false,
    hasFaceApplications: false,
  },
  iphone: { ...PLASTIC, label: 'JPKIAPIOSTOKEN', takesLastCommandIndicator: true },
  'resident-register-card': { ...PLASTIC, label: 'JPKIAPICCTOKEN' },
} as const satisfies Readonly<Record<string, TokenProfile>>;

export type TokenName = keyof typeof TOKEN_PROFILES;

export const TOKEN_NAMES = Object.keys(TOKEN_PROFILES).filter((name): name is TokenName => name in TOKEN_PROFILES);

/** The profile of a token's label; one that nobody knows is taken for a card's. */
export function tokenProfile(label: string): TokenProfile {
  return Object.values(TOKEN_PROFILES).find((profile) => profile.label === label.trimEnd()) ?? PLASTIC;
}
