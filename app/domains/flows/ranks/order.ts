interface Ranked {
  id: number;
  rank: number;
}

/** Ranks leave room between each other. */
const step = 10;

/** Flows in the order in which they go first; of those with one rank the older one does. */
export function inOrder<Flow extends Ranked>(flows: readonly Flow[]): Flow[] {
  return flows.toSorted((a, b) => a.rank - b.rank || a.id - b.id);
}

/** New ranks for all of them, with one moved past its neighbour; at the edge it stays where it is. */
export function movedPast(flows: readonly Ranked[], id: number, direction: "up" | "down"): Ranked[] {
  const order = inOrder(flows).map((flow) => flow.id);
  const at = order.indexOf(id);
  const to = Math.min(Math.max(at + (direction === "up" ? -1 : 1), 0), order.length - 1);
  const moved = at < 0 ? order : order.toSpliced(at, 1).toSpliced(to, 0, id);
  return moved.map((flowId, i) => ({ id: flowId, rank: (i + 1) * step }));
}
