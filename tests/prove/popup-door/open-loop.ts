import { setTimeout as sleep } from "node:timers/promises";
import { Agent, request } from "node:http";
import { percentile } from "../../bench/statistics";

/** One request, and what it is counted under. */
export interface Shot {
  kind: string;
  method: "GET" | "POST";
  path: string;
  headers: Record<string, string>;
  body: string;
  /** Hears how it was answered. */
  answered?: (status: number) => void;
}

/** How shots of a kind were answered. Times are counted from when a shot was due, not from when there was room for it. */
export interface Tally {
  statuses: Map<number, number>;
  milliseconds: number[];
}

/**
 * Sends so many requests in each second, whether or not the former ones have been answered: a door that is slow meets
 * all who come, as it does in life.
 * @param next makes a shot when its time has come
 */
export async function openLoop(
  port: number,
  { seconds, perSecond }: { seconds: number; perSecond: number },
  next: () => Shot,
): Promise<Map<string, Tally>> {
  const agent = new Agent({ keepAlive: true, maxSockets: 512 });
  const tallies = new Map<string, Tally>();
  const flying: Promise<void>[] = [];
  const started = performance.now();
  for (let n = 0; n < seconds * perSecond; n++) {
    const due = started + (n * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 0) await sleep(early);
    flying.push(fire(port, agent, next(), due, tallies));
  }
  await Promise.all(flying);
  agent.destroy();
  return tallies;
}

/** Sends one request. A connection that breaks counts as status 0. */
async function fire(port: number, agent: Agent, shot: Shot, due: number, tallies: Map<string, Tally>): Promise<void> {
  const status = await send(port, agent, shot).catch(() => 0);
  const tally: Tally = tallies.get(shot.kind) ?? { statuses: new Map<number, number>(), milliseconds: [] };
  tallies.set(shot.kind, tally);
  tally.statuses.set(status, (tally.statuses.get(status) ?? 0) + 1);
  tally.milliseconds.push(performance.now() - due);
  shot.answered?.(status);
}

export function send(port: number, agent: Agent, { method, path, headers, body }: Shot): Promise<number> {
  return new Promise((resolve, reject) => {
    const length = { "content-length": Buffer.byteLength(body) };
    const sending = request(
      {
        port,
        host: "127.0.0.1",
        method,
        path,
        agent,
        headers: method === "POST" ? { ...headers, ...length } : headers,
      },
      (response) => response.resume().on("end", () => resolve(response.statusCode ?? 0)),
    );
    sending.on("error", reject);
    sending.end(body);
  });
}

/** A tally in one line. */
export function inWords(kind: string, { statuses, milliseconds }: Tally): string {
  const answers = [...statuses].toSorted().map(([status, count]) => `${count} × ${status}`);
  const time = (share: number) => Math.round(percentile(milliseconds, share));
  const times = `p50 ${time(0.5)} ms, p99 ${time(0.99)} ms, max ${time(1)} ms`;
  return `${kind.padEnd(9)} ${answers.join(", ").padEnd(28)} ${times}`;
}

export function merged(tallies: readonly Tally[]): Tally {
  const statuses = new Map<number, number>();
  for (const tally of tallies) {
    for (const [status, count] of tally.statuses) statuses.set(status, (statuses.get(status) ?? 0) + count);
  }
  return { statuses, milliseconds: tallies.flatMap(({ milliseconds }) => milliseconds) };
}

/** What a door must never answer: a failure of its own, or nothing. */
export function failures({ statuses }: Tally): number {
  return [...statuses].reduce((sum, [status, count]) => (status === 0 || status >= 500 ? sum + count : sum), 0);
}
