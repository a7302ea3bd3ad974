import { randomFrom, type Random } from "../../factories/random";

export interface DisturbanceSettings {
  seed: number;
  /** How many of 1 are never sent, as Shopify promises no delivery. */
  lossRate?: number;
  /** How many of 1 are sent twice. */
  duplicateRate?: number;
  /** Each is delayed by up to so much. */
  maxDelayMs?: number;
  /** Whether their order is lost. */
  shuffle?: boolean;
}

/** A disturbed line to the app: the same seed and the same webhooks give the same confusion. */
export class Disturbance {
  private readonly random: Random;
  private readonly fate: Random;

  constructor(private readonly settings: DisturbanceSettings) {
    this.random = randomFrom(settings.seed, "webhooks");
    this.fate = this.random.fork("losses");
  }

  /** What is sent instead, in the order and at the delays (from now) in which it is sent. */
  schedule<T>(batch: readonly T[]): { item: T; delayMs: number }[] {
    const { lossRate = 0, duplicateRate = 0, maxDelayMs = 0, shuffle = false } = this.settings;
    const arriving = batch.filter(() => !this.fate.chance(lossRate));
    const doubled = arriving.flatMap((item) => (this.random.chance(duplicateRate) ? [item, item] : [item]));
    const ordered = shuffle ? this.random.sample(doubled, doubled.length) : doubled;
    const scheduled = ordered.map((item) => ({ item, delayMs: this.random.between(0, maxDelayMs) }));
    return scheduled.sort((a, b) => a.delayMs - b.delayMs);
  }
}
