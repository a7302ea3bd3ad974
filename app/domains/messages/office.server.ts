import { log } from "~/log.server";
import { deliver, prepareTurn } from "./batches/jobs.server";
import { findWait, holdLane, restLane, returnToken, takeTurn, type Turn } from "./lanes/queries.server";

/** So many requests at most wait for their answers at a time: enough that no answer's delay limits the rate. */
const mostUnderWay = 24;
/** So many requests are written at a time: the database is asked by some while another writes. */
const writers = 4;
const longestRestMilliseconds = 1000;
const shortestRestMilliseconds = 2;
/** A shop about whose messages nothing can be decided holds up no other. */
const troubleSeconds = 30;

/** Tells the time. One that all hosts share: what may go out in the morning must not go out where a clock is fast. */
type Clock = () => Promise<Date>;

/** Where mail of all shops goes out, one request after the other, as the account's limit and fairness have it. */
class PostOffice {
  #isClosing = false;
  readonly #underWay = new Set<Promise<void>>();
  #ring = () => {};
  #bell = this.#hangBell();
  readonly #clock: Clock;
  readonly #working: Promise<void>[];

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#working = Array.from({ length: writers }, () => this.#work());
  }

  wake(): void {
    this.#ring();
    this.#bell = this.#hangBell();
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    this.wake();
    await Promise.all(this.#working);
    await Promise.all(this.#underWay);
  }

  async #work(): Promise<void> {
    while (!this.#isClosing) {
      try {
        while (this.#underWay.size >= mostUnderWay) await Promise.race(this.#underWay);
        const now = await this.#clock();
        const turn = await takeTurn(now);
        if (turn) await this.#serve(turn, now);
        else await this.#rest((await findWait(now)) ?? longestRestMilliseconds);
      } catch (err) {
        log.warn({ err }, "the post office could not work and tries again");
        await this.#rest(longestRestMilliseconds);
      }
    }
  }

  async #serve(turn: Turn, now: Date): Promise<void> {
    const { shopId, account, hasBatch } = turn;
    const prepared = await prepareTurn(shopId, account, now, hasBatch).catch(async (err: unknown) => {
      log.error({ shopId, err }, "nothing could be decided about a shop's messages");
      await holdLane(shopId, "trouble", new Date(now.getTime() + troubleSeconds * 1000));
      return { do: "again" } as const;
    });
    if (prepared.do !== "post") await returnToken(account);
    if (prepared.do === "rest") await restLane(shopId);
    if (prepared.do !== "post") return;
    const delivery = deliver(shopId, prepared.ready, now).then(
      () => {},
      // The batch stands as it was frozen: when the lease is over it is sent again under the same key.
      (err: unknown) => log.warn({ shopId, err }, "what came of a request could not be written down"),
    );
    this.#underWay.add(delivery);
    void delivery.finally(() => this.#underWay.delete(delivery));
  }

  #hangBell(): Promise<void> {
    return new Promise((resolve) => (this.#ring = resolve));
  }

  async #rest(milliseconds: number): Promise<void> {
    const bounded = Math.min(longestRestMilliseconds, Math.max(shortestRestMilliseconds, milliseconds));
    let timer: NodeJS.Timeout | undefined;
    const over = new Promise<void>((resolve) => (timer = setTimeout(resolve, bounded)));
    await Promise.race([over, this.#bell]);
    clearTimeout(timer);
  }
}

let office: PostOffice | null = null;

/** Opens this process's post office. @returns how to close it: requests under way are finished first */
export function openPostOffice(clock: Clock): { close(): Promise<void> } {
  const opened = (office ??= new PostOffice(clock));
  return {
    close: async () => {
      office = null;
      await opened.close();
    },
  };
}

/** Tells the post office that there is something to do. False when this process has none. */
export function wakeOffice(): boolean {
  office?.wake();
  return office !== null;
}
