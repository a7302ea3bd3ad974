const msPerHour = 3_600_000;
const msPerDay = 86_400_000;

/** A marketing mail to the shopper that was sent, is being sent, or has a place kept for it. */
export interface Taken {
  at: Date;
  messageId: string;
}

/** How often a shopper is written to. */
export interface Limits {
  /** Null for no limit. */
  capMessages: number | null;
  capDays: number;
  hoursBetween: number;
}

/** When one more fits; if not at once, which of them is in its way. */
export interface Fit {
  at: Date;
  displacedBy: Taken | null;
}

/** The first instant, `at` or later, at which one more mail breaks no limit. */
export function firstFit(at: Date, taken: readonly Taken[], limits: Limits): Fit {
  const displacedBy = inTheWay(at, taken, limits);
  if (!displacedBy) return { at, displacedBy };
  const steps = [limits.hoursBetween * msPerHour, limits.capDays * msPerDay];
  const instants = taken
    .flatMap((one) => steps.map((step) => one.at.getTime() + step))
    .filter((instant) => instant > at.getTime())
    .sort((a, b) => a - b)
    .map((instant) => new Date(instant));
  const fit = instants.find((instant) => !inTheWay(instant, taken, limits));
  if (!fit) throw new Error("Beyond every mail and every window one more must fit");
  return { at: fit, displacedBy };
}

/** The mail because of which another at this instant is one too many: of several, the latest. */
function inTheWay(at: Date, taken: readonly Taken[], { capMessages, capDays, hoursBetween }: Limits): Taken | null {
  const near = ({ at: other }: Taken) => Math.abs(other.getTime() - at.getTime()) < hoursBetween * msPerHour;
  const close = latest(taken.filter(near));
  if (close || capMessages === null) return close;
  // With this one there would be one more than may be: is there a run of so many within the window, this one among them?
  const all = [...taken, { at, messageId: null }].sort((a, b) => a.at.getTime() - b.at.getTime());
  const own = all.findIndex(({ messageId }) => messageId === null);
  for (let first = Math.max(0, own - capMessages); first <= own; first++) {
    const run = all.slice(first, first + capMessages + 1);
    const [begin, end] = [run[0], run.at(-1)];
    if (run.length <= capMessages || !begin || !end) continue;
    if (end.at.getTime() - begin.at.getTime() >= capDays * msPerDay) continue;
    return latest(run.flatMap(({ at, messageId }) => (messageId === null ? [] : [{ at, messageId }])));
  }
  return null;
}

function latest(taken: Taken[]): Taken | null {
  return taken.reduce<Taken | null>((found, one) => (found && found.at >= one.at ? found : one), null);
}
