/**
 * What a card's secrets are and open, written down a second time and as plainly as can be: tables from CARD 2, 3, 4, 6
 * and 7.1, and a few lines for each command. It shares nothing with the card's own code, so that the two can disagree.
 */

export interface SecretRow {
  readonly id: string;
  readonly tries: number;
  readonly length: number;
  /** Bytes, as digits in ASCII, of the value it is issued with; undefined: issued locked. */
  readonly value: string | undefined;
  /** The command that changes it, its holder having entered it; undefined: nobody does. */
  readonly changedBy?: '002401' | '803200';
}

export interface ApplicationRow {
  readonly aid: string;
  readonly secrets: readonly SecretRow[];
  /** A file, and the secrets any of which opens it; `free`, `nobody`. */
  readonly files: Readonly<Record<string, readonly string[] | 'free' | 'nobody'>>;
  /** Records in place of bytes. */
  readonly records?: readonly string[];
  /** A key and the secret that unlocks it; `own`: its own key, which anybody may use. */
  readonly keys: Readonly<Record<string, string>>;
}

/** The numbers printed on a card, which its image does not hold in the clear. */
export interface Printed {
  readonly myNumber: string;
  readonly numberB: string;
  readonly birthDate: string;
}

export type ApplicationName = 'jpki' | 'text' | 'surface' | 'common' | 'register';

export function applicationsOf({ myNumber, numberB, birthDate }: Printed): Record<ApplicationName, ApplicationRow> {
  const pin = (id: string, changedBy: '002401' | '803200'): SecretRow => ({
    ...{ id, tries: 3, length: 4, value: '1234', changedBy },
  });
  const printed = (id: string, value: string): SecretRow => ({ id, tries: 10, length: value.length, value });
  return {
    jpki: {
      aid: 'D392F000260100000001',
      secrets: [pin('0018', '002401'), { id: '001B', tries: 5, length: 6, value: 'ABC123', changedBy: '002401' }],
      files: { '0001': ['001B'], '0002': 'free', '0009': 'nobody', '000A': 'free' },
      keys: { '0017': '0018', '001A': '001B' },
    },
    text: {
      aid: 'D3921000310001010408',
      secrets: [
        pin('0011', '002401'),
        { id: '0012', tries: 3, length: 4, value: undefined },
        printed('0014', myNumber),
        printed('0015', numberB),
      ],
      files: {
        ...{ '0001': ['0011', '0014'], '0002': ['0011', '0015'], '0003': ['0011', '0014', '0015'] },
        ...{ '0004': 'free', '0008': 'nobody' },
      },
      keys: { '0000': 'own' },
    },
    surface: {
      aid: 'D3921000310001010402',
      secrets: [printed('0011', birthDate), printed('0012', numberB), printed('0013', myNumber)],
      files: { '0001': ['0011'], '0002': ['0012', '0013'], '0003': 'free', '0005': ['0013'] },
      keys: { '0000': 'own' },
    },
    common: {
      ...{ aid: 'D3921000310001010100', secrets: [pin('001C', '803200')] },
      ...{ files: { '0001': 'free' }, records: ['0001'], keys: {} },
    },
    register: {
      ...{ aid: 'D3921000310001010401', secrets: [pin('001C', '803200')] },
      ...{ files: { '0002': ['001C'] }, records: ['0002'], keys: {} },
    },
  };
}

/** What a secret's entry is: as issued, plainly wrong, or the value that a change or a reset gives it. */
export type Entry = 'issued' | 'wrong' | 'changed';

/** The tries and the value of one secret. */
interface SecretState {
  tries: number;
  value: Entry;
}

/** The security state of a card. Commands give the status word that CARD asks for. */
export class SecurityModel {
  readonly #applications: Record<ApplicationName, ApplicationRow>;
  readonly #secrets = new Map<string, SecretState>();
  selected: ApplicationName | undefined;
  #verified = new Set<string>();
  #hasChallenge = false;
  /** The JPKI file that may be reset, once. */
  #right: string | undefined;
  /** The next write does not come about. */
  isTorn = false;

  constructor(applications: Record<ApplicationName, ApplicationRow>) {
    this.#applications = applications;
    for (const name of ['jpki', 'text', 'surface', 'common', 'register'] as const)
      for (const { id, tries, value } of applications[name].secrets)
        this.#secrets.set(`${name} ${id}`, { tries: value === undefined ? 0 : tries, value: 'issued' });
  }

  /** The tries of every secret, by application and file. */
  get tries(): Record<string, number> {
    return Object.fromEntries([...this.#secrets].map(([name, { tries }]) => [name, tries]));
  }

  power(): string {
    this.selected = undefined;
    this.#verified.clear();
    this.#hasChallenge = false;
    this.#right = undefined;
    return '';
  }

  select(name: ApplicationName): string {
    this.selected = name;
    this.#verified.clear();
    this.#right = undefined;
    return '9000';
  }

  ask(id: string): string {
    const state = this.#state(id);
    return state ? `63C${state.tries.toString(16).toUpperCase()}` : '6986';
  }

  enter(id: string, entry: Entry): string {
    const state = this.#state(id);
    if (!state) return '6986';
    if (state.tries === 0) return '6984';
    const { tries } = this.#row(id);
    if (entry === state.value) {
      if (this.isTorn && state.tries < tries) return '6581';
      state.tries = tries;
      this.#verified.add(id);
      return '9000';
    }
    this.#verified.delete(id);
    if (this.isTorn) return '6581';
    state.tries -= 1;
    return this.ask(id);
  }

  /** An entry that is too long to be one. */
  enterTooMuch(id: string): string {
    return this.#state(id) ? '6700' : '6986';
  }

  /** `fits`: the value has a length that the secret takes. */
  change(id: string, fits: boolean): string {
    const state = this.#state(id);
    if (!state) return this.selected === undefined && this.#isKeyChange(id) ? '6982' : '6986';
    if (this.#row(id).changedBy === undefined || !this.#verified.has(id)) return '6982';
    return this.#store(state, id, fits ? 'right' : 'short');
  }

  challenge(length: number): string {
    this.#hasChallenge = length === 16;
    return '9000';
  }

  /** EXTERNAL AUTHENTICATE by the reset authority, over the latest challenge. */
  authorise(target: string): string {
    if (this.selected !== 'jpki') return '6D00';
    if (!this.#hasChallenge) return '6985';
    this.#hasChallenge = false;
    if (target !== '0018' && target !== '001B') return '6300';
    this.#right = target;
    return '9000';
  }

  /** RESET RETRY COUNTER of a JPKI file. */
  reset(id: string, value: 'right' | 'short' | 'lower-case'): string {
    const state = this.#state(id);
    if (!state) return '6986';
    if (this.#right !== id) return '6982';
    const answer = this.#store(state, id, value);
    if (answer !== '9000') return answer;
    this.#right = undefined;
    this.#verified.delete(id);
    return answer;
  }

  read(file: string): string {
    if (this.selected === undefined) return '6986';
    const opens = this.#applications[this.selected].files[file];
    if (opens === 'free') return '9000';
    const isOpen = opens !== 'nobody' && opens?.some((id) => this.#verified.has(id)) === true;
    return isOpen ? '9000' : '6982';
  }

  sign(key: string): string {
    if (this.selected === undefined) return key === '0000' ? '6A86' : '6986';
    const unlockedBy = this.#applications[this.selected].keys[key] ?? '';
    return unlockedBy === 'own' || this.#verified.has(unlockedBy) ? '9000' : '6982';
  }

  #store(state: SecretState, id: string, value: 'right' | 'short' | 'lower-case'): string {
    if (value === 'short') return '6700';
    if (value === 'lower-case') return '6A80';
    if (this.isTorn) return '6581';
    state.value = 'changed';
    state.tries = this.#row(id).tries;
    return '9000';
  }

  #isKeyChange(id: string): boolean {
    return id === '001C';
  }

  #state(id: string): SecretState | undefined {
    return this.selected === undefined ? undefined : this.#secrets.get(`${this.selected} ${id}`);
  }

  #row(id: string): SecretRow {
    const row = this.selected && this.#applications[this.selected].secrets.find((secret) => secret.id === id);
    if (!row) throw new Error(`the model has no secret ${id}`);
    return row;
  }
}
