import { setTimeout as sleep } from "node:timers/promises";

/** Until Resend has told its limit, the smallest that was ever documented. */
const cautiousPerSecond = 2;

/**
 * Keeps this process within the account's rate limit, which Resend tells with every answer: never faster than the
 * limit, and a pause when it says that nothing remains.
 */
class Pace {
  #perSecond = cautiousPerSecond;
  #next = 0;

  /** Waits for this caller's turn. */
  async turn(): Promise<void> {
    const now = performance.now();
    const at = Math.max(now, this.#next);
    this.#next = at + 1000 / this.#perSecond;
    if (at > now) await sleep(at - now);
  }

  /** Takes note of the limit in an answer's headers. */
  heed(headers: Record<string, string>): void {
    const limit = Number(headers["ratelimit-limit"]);
    const window = Number(headers["ratelimit-reset"]) || 1;
    if (limit > 0) this.#perSecond = limit;
    if (headers["ratelimit-remaining"] === "0") this.#next = Math.max(this.#next, performance.now() + window * 1000);
  }
}

export const pace = new Pace();
