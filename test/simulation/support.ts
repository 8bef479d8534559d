import { join } from 'node:path';
import type { RefusalReason } from '../../machines/rules/refusals';
import { describeCard } from '../../electron/card/catalogue';
import { openInstallation, type Installation } from '../../electron/card/installation';
import { startCentre, type Centre } from '../../electron/centre/centre';
import type { Clock } from '../../electron/clock';
import { CentreLine } from '../../electron/centre/centre-line';
import { CardRack, type CardRackOptions } from '../../electron/simulation/card-rack';
import { keyPool } from '../../electron/simulation/key-pool';
import { performKioskStep } from '../../electron/simulation/kiosk-steps';
import { preRegister } from '../../electron/simulation/phone-steps';
import { openRackFolder } from '../../electron/simulation/rack-folder';
import { readStore } from '../../electron/settings/store-format';
import { World } from '../../electron/simulation/world';
import { WorldClock } from '../../electron/simulation/world-clock';
import { EmulatedFaceVerifier } from '../../electron/webauthn-simulator/emulated-face-verifier';

const REGISTRAR_TOKEN = 'test-registrar';
export const TEN_O_CLOCK = Date.parse('2026-11-24T10:00:00+09:00');

/** A centre and an installation that the tests of one file share; each test has a world of its own. */
export interface Premises {
  readonly installation: Installation;
  readonly centre: Centre;
  /** `makeCard`: a double in place of the rack's cards. */
  openWorld(cards: readonly unknown[], makeCard?: CardRackOptions['makeCard']): Promise<TestWorld>;
  close(): Promise<void>;
}

/** The real world behind one kiosk, with a person's hands. */
export interface TestWorld {
  readonly world: World;
  readonly clock: WorldClock;
  readonly line: CentreLine;
  readonly face: EmulatedFaceVerifier;
  /** Step 1 with the card of that name. */
  preRegister(
    card: string,
    pin?: string,
  ): Promise<{ readonly outcome: string | undefined; readonly reason: RefusalReason | undefined }>;
  /** Start, card in, PIN: up to the question for the new password. */
  toPassword(card: string, pin?: string): Promise<void>;
  /** Both entries, confirmed. */
  enterPassword(password: string): Promise<void>;
}

/** Opens the premises: in memory, or in a folder. */
export async function openPremises(folder?: string): Promise<Premises> {
  let clock = new WorldClock(TEN_O_CLOCK);
  const following: Clock = {
    now: () => clock.now(),
    setTimeout: (callback, milliseconds) => clock.setTimeout(callback, milliseconds),
    clearTimeout: (timer) => clock.clearTimeout(timer),
  };
  const installation = await openInstallation(folder === undefined ? undefined : join(folder, 'installation'));
  const centre = await startCentre({
    database: { kind: 'embedded', ...(folder === undefined ? {} : { folder: join(folder, 'centre') }) },
    port: 0,
    clock: following,
    trustAnchors: {
      authentication: installation.trustAnchors,
      signature: [installation.authorities.signing.certificate],
    },
    resetAuthority: installation.resetAuthority.privateKey,
    registrarToken: REGISTRAR_TOKEN,
  });
  const keys = keyPool(4);
  return {
    installation,
    centre,
    close: () => centre.close(),
    async openWorld(cards, makeCard) {
      clock = new WorldClock(TEN_O_CLOCK);
      const descriptions = cards.map((card) => {
        const described = describeCard(card);
        if (!described.ok) throw new Error(described.fault.sentence);
        return described.value;
      });
      const keeper = folder === undefined ? {} : { keeper: openRackFolder(join(folder, 'rack')) };
      const rack = new CardRack({
        descriptions,
        installation,
        now: () => clock.now(),
        keys,
        ...keeper,
        ...(makeCard && { makeCard }),
      });
      for (const { name } of descriptions) await rack.obtain(name);
      const store = readStore('lawson');
      if (!store.ok) throw new Error(store.fault);
      const line = new CentreLine();
      line.connect(centre.url, REGISTRAR_TOKEN);
      const face = new EmulatedFaceVerifier(centre.url);
      const world = new World({ clock, store: store.value, installation, rack, centre: line, face });
      return withHands(world, clock, line, face);
    },
  };
}

function withHands(world: World, clock: WorldClock, line: CentreLine, face: EmulatedFaceVerifier): TestWorld {
  const kiosk = {
    view: () => Promise.resolve(world.kiosk.view()),
    touch: async (touch: Parameters<typeof world.kiosk.touch>[0]) => {
      world.kiosk.touch(touch);
      await world.kiosk.settled();
    },
  };
  const phone = {
    view: () => Promise.resolve(world.phone.view()),
    touch: async (touch: Parameters<typeof world.phone.touch>[0]) => {
      world.phone.touch(touch);
      await world.phone.settled();
    },
  };
  return {
    world,
    clock,
    line,
    face,
    async preRegister(card, pin = '1234') {
      await world.put(card, 'phone');
      const visit = await preRegister(phone, 'signing-password', [pin]);
      await world.put(card, 'rack');
      return visit;
    },
    async toPassword(card, pin = '1234') {
      await performKioskStep({ name: 'kiosk.start', argument: {}, line: 0 }, kiosk);
      await world.put(card, 'kiosk');
      await world.settle();
      await performKioskStep({ name: 'kiosk.pin', argument: [pin], line: 0 }, kiosk);
    },
    async enterPassword(password) {
      await performKioskStep(
        { name: 'kiosk.password', argument: { first: password, again: password }, line: 0 },
        kiosk,
      );
    },
  };
}
