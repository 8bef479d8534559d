import { SECRET_SHAPES, type SecretName } from '../../machines/rules/secrets';
import type { CardDescription } from './card-description';
import { describeCard } from './catalogue';

/** The classes of a counter that the rules tell apart: PIN-2, PIN-4, PWD-4. */
const TRIES = ['locked', 'last', 'some', 'full'] as const;
type TriesClass = (typeof TRIES)[number];

function triesOf(secret: SecretName, kind: TriesClass): number {
  const { tries } = SECRET_SHAPES[secret];
  return { locked: 0, last: 1, some: tries - 1, full: tries }[kind];
}

/** The states of the signing certificate that the rules tell apart (CERT-4). */
const CERTIFICATES: Readonly<Record<string, unknown>> = {
  valid: 'valid',
  absent: 'absent',
  expired: 'expired',
  revoked: { revoked: 'address-change' },
};

/**
 * One card of each class that the rules tell apart: tries of the signing password × tries of the PIN × state of the
 * signing certificate, 64 in all. Each is the catalogue's `fresh` but for that.
 */
export function deck(): readonly CardDescription[] {
  return Object.entries(CERTIFICATES).flatMap(([state, signing]) =>
    TRIES.flatMap((password) =>
      TRIES.map((pin) => {
        // An expired certificate is from the card's first issue: the card has to be old enough to have had it.
        const age = state === 'expired' ? { issued: '-6Y', cardExpires: '+4Y-120D' } : {};
        const described = describeCard({
          extends: 'fresh',
          name: `password-${password}.pin-${pin}.signing-${state}`,
          description: `Signing password ${password}, PIN ${pin}, signing certificate ${state}.`,
          ...age,
          certificates: { signing, ...(state === 'expired' ? { issued: '-1Y' } : {}) },
          tries: {
            'signing-password': triesOf('signing-password', password),
            'authentication-pin': triesOf('authentication-pin', pin),
          },
        });
        if (!described.ok) throw new Error(described.fault.sentence);
        return described.value;
      }),
    ),
  );
}
