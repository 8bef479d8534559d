import {
  getMicrosteps,
  getInitialMicrosteps,
  type AnyStateMachine,
  type AnyMachineSnapshot,
  type EventObject,
} from 'xstate';
import { getAdjacencyMap, getShortestPaths, getStateNodes, type TraversalOptions } from 'xstate/graph';

/** An event of a walk: with its payload. */
export type ModelEvent = EventObject & Readonly<Record<string, unknown>>;

/** What a walk through a machine needs to be told: everything else it reads off the machine itself. */
export interface Model {
  readonly name: string;
  readonly machine: AnyStateMachine;
  /** The inputs to start from. */
  readonly inputs: readonly unknown[];
  /** The payloads of each event that carries one; an event that is not named here carries none. */
  readonly payloads: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  /** The outputs that each invoked actor may come to. */
  readonly outputs: Readonly<Record<string, readonly unknown[]>>;
  /** What must hold of the walk as a whole, each by the id of its rule. */
  readonly invariants: readonly Invariant[];
}

/** A statement about all that can happen, with the check that gives its first counterexample. */
export interface Invariant {
  readonly rule: string;
  readonly statement: string;
  readonly counterexample: (walk: Walk) => string | undefined;
}

export interface Edge {
  readonly from: AnyMachineSnapshot;
  readonly event: ModelEvent;
  readonly to: AnyMachineSnapshot;
}

/** Every snapshot that can come about, and every step between two. */
export interface Walk {
  readonly starts: readonly AnyMachineSnapshot[];
  readonly states: ReadonlyMap<string, AnyMachineSnapshot>;
  readonly edges: readonly Edge[];
}

export interface Path {
  readonly input: unknown;
  readonly events: readonly ModelEvent[];
  readonly to: AnyMachineSnapshot;
}

export interface Exploration {
  readonly model: string;
  readonly walk: Walk;
  /** The machine's own states (leaves), and those of them that no walk reaches. */
  readonly states: readonly string[];
  readonly unreachable: readonly string[];
  /** The machine's own transitions as `source: event [n] → target`, and those of them that never fire. */
  readonly transitions: readonly string[];
  readonly neverFired: readonly string[];
  /** How many ordered pairs of transitions can follow each other. */
  readonly transitionPairs: number;
  /** A shortest path to every snapshot. */
  readonly paths: readonly Path[];
  readonly invariants: readonly {
    readonly rule: string;
    readonly statement: string;
    readonly counterexample?: string;
  }[];
}

/** What a person chooses for the screens: it decides nothing of the flow. */
const CHOICES = { language: undefined, textSize: undefined, appearance: undefined, voice: undefined };

/** A snapshot's name in a walk: its state and all of its context but the choices that decide nothing. */
export function snapshotKey(snapshot: AnyMachineSnapshot): string {
  return JSON.stringify([snapshot.value, { ...(snapshot.context as object), ...CHOICES }]);
}

const DONE = 'xstate.done.actor.';
const ERROR = 'xstate.error.actor.';

/** Every event that some state of the machine has a transition for, with every payload that the model gives it. */
export function eventsOf(model: Model): readonly ModelEvent[] {
  const sources = actorSources(model.machine);
  const types = new Set(allNodes(model.machine).flatMap((node) => [...node.transitions.keys()]));
  return [...types].flatMap((type): readonly ModelEvent[] => {
    if (type.startsWith(DONE)) {
      const actorId = type.slice(DONE.length);
      const outputs = model.outputs[sources.get(actorId) ?? actorId] ?? [undefined];
      return outputs.map((output) => ({ type, output, actorId }));
    }
    if (type.startsWith(ERROR)) {
      return [{ type, error: new Error('the actor failed'), actorId: type.slice(ERROR.length) }];
    }
    return (model.payloads[type] ?? [{}]).map((payload) => ({ ...payload, type }));
  });
}

function allNodes(machine: AnyStateMachine): readonly ReturnType<typeof getStateNodes>[number][] {
  return [machine.root, ...getStateNodes(machine)];
}

function optionsFor(model: Model, input: unknown): TraversalOptions<AnyMachineSnapshot, ModelEvent, unknown> {
  const all = eventsOf(model);
  /** An event that no active state has a transition for is ignored by the machine: no step to walk. */
  const events = (snapshot: AnyMachineSnapshot): ModelEvent[] =>
    all.filter(({ type }) => snapshot._nodes.some((node) => node.transitions.has(type)));
  return { input, events, serializeState: snapshotKey, limit: 1_000_000 };
}

/** XState's adjacency map with its keys as plain strings. */
type Adjacency = Readonly<
  Record<
    string,
    {
      readonly state: AnyMachineSnapshot;
      readonly transitions: Readonly<
        Record<string, { readonly event: ModelEvent; readonly state: AnyMachineSnapshot }>
      >;
    }
  >
>;

/** Walks the machine itself over every event, done and error event and delay, from each of its inputs. */
export function walkOf(model: Model): Walk {
  const states = new Map<string, AnyMachineSnapshot>();
  const edges: Edge[] = [];
  const starts: AnyMachineSnapshot[] = [];
  for (const input of model.inputs) {
    const map = getAdjacencyMap(model.machine, optionsFor(model, input)) as unknown as Adjacency;
    const start = getInitialMicrosteps(model.machine, input).at(-1)?.[0];
    if (start !== undefined) starts.push(start as AnyMachineSnapshot);
    for (const [key, reached] of Object.entries(map)) {
      if (states.has(key)) continue;
      states.set(key, reached.state);
      for (const step of Object.values(reached.transitions)) {
        edges.push({ from: reached.state, event: step.event, to: step.state });
      }
    }
  }
  return { starts, states, edges };
}

/** A shortest path to every snapshot, from the first input that leads to it. */
export function pathsOf(model: Model): readonly Path[] {
  const found = new Map<string, Path>();
  for (const input of model.inputs) {
    for (const { state, steps } of getShortestPaths(model.machine, optionsFor(model, input))) {
      const to = state as AnyMachineSnapshot;
      const events = steps.map((step) => step.event as ModelEvent).filter((event) => event.type !== 'xstate.init');
      if (!found.has(snapshotKey(to))) found.set(snapshotKey(to), { input, events, to });
    }
  }
  return [...found.values()];
}

/** The ids of the transitions that a machine takes for an event in a snapshot: the first, and the eventless ones after it. */
export function transitionsTaken(
  machine: AnyStateMachine,
  from: AnyMachineSnapshot,
  event: ModelEvent,
): readonly string[] {
  const taken = machine.getTransitionData(from, event).map((transition) => transitionId(transition));
  const steps = getMicrosteps(machine, from, event).map(([snapshot]) => snapshot as AnyMachineSnapshot);
  return [...taken, ...eventlessTaken(steps)];
}

/** An eventless transition was taken where its source was left and its target entered from one microstep to the next. */
function eventlessTaken(steps: readonly AnyMachineSnapshot[]): readonly string[] {
  return steps.flatMap((before, index) => {
    const after = steps[index + 1];
    if (after === undefined) return [];
    const now = new Set(after._nodes.map((node) => node.id));
    return before._nodes
      .flatMap((node) => node.always ?? [])
      .filter((transition) => (transition.target ?? []).some((target) => now.has(target.id)))
      .map((transition) => transitionId(transition));
  });
}

interface NamedTransition {
  readonly eventType: string;
  readonly source: { readonly id: string };
  readonly target: readonly { readonly id: string }[] | undefined;
  readonly guard?: unknown;
}

function transitionId({ source, eventType, target, guard }: NamedTransition): string {
  const named = typeof guard === 'object' && guard !== null && 'type' in guard ? String(guard.type) : guard;
  const condition = guard === undefined ? '' : ` [${typeof named === 'string' ? named : 'inline'}]`;
  const event = eventType === '' ? 'always' : eventType.replace(/^xstate\.(done|error)\.actor\..*$/, '$1');
  const to = target === undefined ? '' : ` → ${target.map((node) => node.id).join(', ')}`;
  return `${source.id}: ${event}${condition}${to}`;
}

function ownTransitions(machine: AnyStateMachine): readonly string[] {
  return allNodes(machine).flatMap((node) =>
    [...[...node.transitions.values()].flat(), ...(node.always ?? [])].map((transition) => transitionId(transition)),
  );
}

/** Walks a model and says what it found. */
export function explore(model: Model): Exploration {
  const walk = walkOf(model);
  const { machine } = model;
  const fired = new Set(walk.starts.flatMap((_, index) => eventlessTaken(startSteps(machine, model.inputs[index]))));
  const leaving = new Map<string, Set<string>>();
  const arrivals: { readonly by: string; readonly at: string }[] = [];
  for (const { from, event, to } of walk.edges) {
    const taken = transitionsTaken(machine, from, event);
    for (const id of taken) fired.add(id);
    const [first] = taken;
    const last = taken.at(-1);
    if (first === undefined || last === undefined) continue;
    const key = snapshotKey(from);
    leaving.set(key, (leaving.get(key) ?? new Set()).add(first));
    arrivals.push({ by: last, at: snapshotKey(to) });
  }
  const pairs = new Set(
    arrivals.flatMap(({ by, at }) => [...(leaving.get(at) ?? [])].map((next) => `${by} ⇒ ${next}`)),
  );

  const states = allNodes(machine).filter((node) => node.type === 'atomic' || node.type === 'final');
  const settling = states.filter((node) => !isTransient(node)).map((node) => node.id);
  const reached = new Set([...walk.states.values()].flatMap((snapshot) => snapshot._nodes.map((node) => node.id)));
  const transitions = [...new Set(ownTransitions(machine))];
  return {
    model: model.name,
    walk,
    states: settling,
    unreachable: settling.filter((id) => !reached.has(id)),
    transitions,
    neverFired: transitions.filter((id) => !fired.has(id)),
    transitionPairs: pairs.size,
    paths: pathsOf(model),
    invariants: model.invariants.map(({ rule, statement, counterexample }) => {
      const found = counterexample(walk);
      return found === undefined ? { rule, statement } : { rule, statement, counterexample: found };
    }),
  };
}

/** A state that is always left at once can be passed, but no snapshot rests in it. */
function isTransient(node: { readonly always?: readonly { readonly guard?: unknown }[] | undefined }): boolean {
  return (node.always ?? []).some((transition) => transition.guard === undefined);
}

function startSteps(machine: AnyStateMachine, input: unknown): readonly AnyMachineSnapshot[] {
  return getInitialMicrosteps(machine, input).map(([snapshot]) => snapshot as AnyMachineSnapshot);
}

/** A path that ends with the first step over a transition. */
export interface CoveringPath {
  readonly transition: string;
  readonly input: unknown;
  readonly events: readonly ModelEvent[];
  readonly to: AnyMachineSnapshot;
}

/** For each transition that can fire, a shortest path over it: together they walk every transition of the machine. */
export function coveringPaths(model: Model): readonly CoveringPath[] {
  const walk = walkOf(model);
  const pathTo = new Map(pathsOf(model).map((path) => [snapshotKey(path.to), path]));
  const covering = new Map<string, CoveringPath>();
  for (const { from, event, to } of walk.edges) {
    const before = pathTo.get(snapshotKey(from));
    if (before === undefined) continue;
    const events = [...before.events, event];
    for (const transition of transitionsTaken(model.machine, from, event)) {
      const known = covering.get(transition);
      if (known === undefined || known.events.length > events.length) {
        covering.set(transition, { transition, input: before.input, events, to });
      }
    }
  }
  return [...covering.values()];
}

/** The named actor that each invocation of the machine runs, by the invocation's id. */
export function actorSources(machine: AnyStateMachine): ReadonlyMap<string, string> {
  const sources = new Map<string, string>();
  for (const node of allNodes(machine)) {
    for (const { id, src } of node.invoke) if (typeof src === 'string') sources.set(id, src);
  }
  return sources;
}
