import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { REVOCATION_CAUSES } from '../../machines/rules/certificates';
import { writeFileAtomically } from '../atomic-file';
import type { CardRegistration } from '../card/personalise';
import { fileNameOf, loadRack, saveCard } from '../card/rack-store';
import type { RackKeeper } from './card-rack';

const bytes = z.base64().transform((text) => new Uint8Array(Buffer.from(text, 'base64')));

const registrationFile = z
  .strictObject({
    authenticationCertificate: bytes,
    signingCertificate: bytes.exactOptional(),
    cardExpires: z.iso.date(),
    authenticationRevoked: z.strictObject({ at: z.number() }).exactOptional(),
    signingRevoked: z.strictObject({ at: z.number(), cause: z.enum(REVOCATION_CAUSES) }).exactOptional(),
  })
  .nullable();

const loadedFile = z.strictObject({ ansho: z.literal(1), kind: z.literal('loaded-cards'), names: z.array(z.string()) });

/** A rack that keeps its cards in a folder: images in `cards/`, what the registry knows of them in `registrations/`. */
export interface RackFolder extends RackKeeper {
  /** Files in `cards/` that are no card images, a sentence each. They are left alone. */
  readonly refused: readonly string[];
}

/** Opens the rack in a folder; it is made when it is not there. */
export function openRackFolder(folder: string): RackFolder {
  const cards = join(folder, 'cards');
  const registrations = join(folder, 'registrations');
  for (const part of [cards, registrations]) mkdirSync(part, { recursive: true });
  const rack = loadRack(cards);
  const registrationPath = (name: string): string => join(registrations, fileNameOf({ name }));

  const loadRegistration = (name: string): { readonly registration: CardRegistration | undefined } | undefined => {
    const path = registrationPath(name);
    if (!existsSync(path)) return undefined;
    const parsed = registrationFile.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return parsed.success ? { registration: parsed.data ?? undefined } : undefined;
  };

  const loadedPath = join(folder, 'loaded.json');
  const loaded = (): readonly string[] => {
    if (!existsSync(loadedPath)) return [];
    const parsed = loadedFile.safeParse(JSON.parse(readFileSync(loadedPath, 'utf8')));
    return parsed.success ? parsed.data.names : [];
  };

  return {
    loaded: loaded(),
    saveLoaded: (names) => {
      writeFileAtomically(loadedPath, `${JSON.stringify({ ansho: 1, kind: 'loaded-cards', names }, null, 2)}\n`);
    },
    refused: rack.refused.map(({ sentence }) => sentence),
    load(name) {
      const image = rack.cards.find((card) => card.image.name === name)?.image;
      const known = loadRegistration(name);
      return image === undefined || known === undefined ? undefined : { image, registration: known.registration };
    },
    saveImage: (image) => saveCard(cards, image),
    saveRegistration: (name, registration) => {
      writeFileAtomically(registrationPath(name), `${JSON.stringify(toFile(registration), null, 2)}\n`);
    },
  };
}

function toFile(registration: CardRegistration | undefined): object | null {
  if (registration === undefined) return null;
  const { authenticationCertificate, signingCertificate, ...rest } = registration;
  const base64 = (der: Uint8Array): string => Buffer.from(der).toString('base64');
  return {
    authenticationCertificate: base64(authenticationCertificate),
    ...(signingCertificate === undefined ? {} : { signingCertificate: base64(signingCertificate) }),
    ...rest,
  };
}
