import { snapshotKey, type Edge, type Invariant, type ModelEvent, type Walk } from './explore';

/** The snapshots that can still be reached when every step for which `cut` holds is taken out of the walk. */
function reachableWithout(walk: Walk, cut: (edge: Edge) => boolean): ReadonlySet<string> {
  const next = new Map<string, string[]>();
  for (const edge of walk.edges) {
    if (cut(edge)) continue;
    const from = snapshotKey(edge.from);
    next.set(from, [...(next.get(from) ?? []), snapshotKey(edge.to)]);
  }
  const seen = new Set(walk.starts.map(snapshotKey));
  const open = [...seen];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    for (const to of next.get(key) ?? []) {
      if (seen.has(to)) continue;
      seen.add(to);
      open.push(to);
    }
  }
  return seen;
}

/** That a state is never reached but over a step for which `step` holds. */
export function onlyAfter(
  rule: string,
  statement: string,
  state: string,
  step: (event: ModelEvent) => boolean,
): Invariant {
  return {
    rule,
    statement,
    counterexample: (walk) => {
      const reachable = reachableWithout(walk, ({ event }) => step(event));
      return [...walk.states].find(([key, snapshot]) => reachable.has(key) && isIn(snapshot, state))?.[0];
    },
  };
}

/** True in that state, or in one inside it. */
export function isIn(snapshot: { readonly _nodes: readonly { readonly id: string }[] }, state: string): boolean {
  return snapshot._nodes.some((node) => node.id === state || node.id.startsWith(`${state}.`));
}

/** That no single step leads from one state to another. */
export function neverDirectly(rule: string, statement: string, wrong: (edge: Edge) => boolean): Invariant {
  return {
    rule,
    statement,
    counterexample: ({ edges }) => {
      const edge = edges.find(wrong);
      return edge && `${snapshotKey(edge.from)} --${edge.event.type}--> ${snapshotKey(edge.to)}`;
    },
  };
}

/** A test for an invoked actor's coming to an output for which `holds` holds; `state` is the one that invokes it. */
export function doneOf(
  state: string,
  holds: (output: Record<string, unknown>) => boolean,
): (event: ModelEvent) => boolean {
  return ({ type, output }) =>
    type === `xstate.done.actor.0.${state}` && holds((output ?? {}) as Record<string, unknown>);
}
