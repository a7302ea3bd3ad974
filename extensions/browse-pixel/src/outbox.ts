import type { Told } from "./told";

/** What the outbox needs of the world around it. */
export interface World {
  /** Sends a body. @returns whether it came to stay: `later` when the same may be sent again */
  post(body: string): Promise<"done" | "later">;
  wait(milliseconds: number, then: () => void): void;
  newId(): string;
}

export interface Outbox {
  /** @param isUrgent whether the page may be gone in a moment */
  add(client: string, event: Told, isUrgent: boolean): void;
  /** Forgets what waits: the shopper has taken her consent back. */
  empty(): void;
}

const batchSize = 20;
/** Long enough that what a page begins with goes out together; who leaves it sooner has hardly seen it. */
const longestWaitMilliseconds = 250;
const mostKept = 5;
const mostRemembered = 500;

/**
 * Collects events and sends them in batches. A batch that could not be sent is kept as it is, with its id, and sent again
 * before the next one, so whoever got it after all knows it when it comes again.
 */
export function openOutbox(about: { shop: string; customer: string | null }, world: World): Outbox {
  const seen = new Set<string>();
  let kept: string[] = [];
  let waiting: Told[] = [];
  let client = "";
  let isTimed = false;

  const send = (body: string) =>
    world.post(body).then((outcome) => {
      if (outcome === "later") kept = [...kept, body].slice(-mostKept);
    });
  const flush = () => {
    isTimed = false;
    if (waiting.length === 0) return;
    const bodies = [...kept, JSON.stringify({ ...about, client, id: world.newId(), events: waiting })];
    kept = [];
    waiting = [];
    for (const body of bodies) void send(body);
  };
  return {
    add(by, event, isUrgent) {
      if (seen.has(event.id)) return;
      seen.add(event.id);
      if (seen.size > mostRemembered) for (const oldest of [...seen].slice(0, 1)) seen.delete(oldest);
      if (by !== client) flush();
      client = by;
      waiting.push(event);
      if (isUrgent || waiting.length >= batchSize) return flush();
      if (isTimed) return;
      isTimed = true;
      world.wait(longestWaitMilliseconds, flush);
    },
    empty() {
      waiting = [];
      kept = [];
    },
  };
}
