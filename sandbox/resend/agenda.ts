type Task = (at: Date) => void | Promise<void>;

interface Entry {
  readonly dueMs: number;
  readonly lane: string;
  readonly task: Task;
}

/** Work that becomes due by the injected clock. */
export interface Agenda {
  /** Tasks of one lane run in order; `task` is told the time it was due. */
  schedule(at: Date, lane: string, task: Task): void;
  /** Runs everything due by now, and whatever that makes due, before it resolves. */
  runDue(): Promise<void>;
  /** Forgets all tasks. */
  clear(): void;
  /** Stops the timer and waits for running tasks. */
  close(): Promise<void>;
}

const LANES_AT_ONCE = 8;
/** A clock that a test moves by hand is noticed after this long at the latest. */
const LONGEST_SLEEP_MS = 250;

/** Timers only wake the agenda up; what is due is decided by `clock`, so a moved clock moves everything. */
export function createAgenda(clock: () => Date): Agenda {
  const entries: Entry[] = [];
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  function takeDue(): Entry[] {
    return entries.splice(0, positionAfter(entries, clock().getTime()));
  }

  async function drain(): Promise<void> {
    for (let due = takeDue(); due.length > 0 && !closed; due = takeDue()) await runLanes(due);
    wakeUpLater();
  }

  function runDue(): Promise<void> {
    running = running.then(drain);
    return running;
  }

  function wakeUpLater(): void {
    clearTimeout(timer);
    const next = entries[0];
    if (!next || closed) return;
    const sleepMs = Math.min(Math.max(next.dueMs - clock().getTime(), 0), LONGEST_SLEEP_MS);
    timer = setTimeout(() => void runDue(), sleepMs).unref();
  }

  return {
    schedule(at, lane, task) {
      const dueMs = at.getTime();
      entries.splice(positionAfter(entries, dueMs), 0, { dueMs, lane, task });
      wakeUpLater();
    },
    runDue,
    clear() {
      entries.length = 0;
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      await running;
    },
  };
}

/** Index of the first entry due later than `dueMs`; entries stay sorted, equals in order of arrival. */
function positionAfter(entries: readonly Entry[], dueMs: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const entry = entries[middle];
    if (entry && entry.dueMs <= dueMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

async function runLanes(due: readonly Entry[]): Promise<void> {
  const lanesByName = new Map<string, Entry[]>();
  for (const entry of due) lanesByName.set(entry.lane, [...(lanesByName.get(entry.lane) ?? []), entry]);
  const lanes = [...lanesByName.values()];
  const worker = async () => {
    for (let lane = lanes.shift(); lane; lane = lanes.shift()) {
      for (const entry of lane) await entry.task(new Date(entry.dueMs));
    }
  };
  await Promise.all(Array.from({ length: LANES_AT_ONCE }, worker));
}
