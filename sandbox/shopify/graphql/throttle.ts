export interface ThrottleLimits {
  maximumAvailable: number;
  /** Points per second. */
  restoreRate: number;
}

export interface ThrottleStatus extends ThrottleLimits {
  currentlyAvailable: number;
}

/** The points one app may spend in one shop: a query takes what it might cost, and gets back what it did not. */
export class LeakyBucket {
  private available: number;
  private at: number;

  constructor(
    private readonly limits: ThrottleLimits,
    now: Date,
  ) {
    this.available = limits.maximumAvailable;
    this.at = now.getTime();
  }

  /** Takes points, if there are enough of them. */
  take(points: number, now: Date): boolean {
    this.refill(now);
    if (points > this.available) return false;
    this.available -= points;
    return true;
  }

  giveBack(points: number): void {
    this.available = Math.min(this.limits.maximumAvailable, this.available + points);
  }

  status(now: Date): ThrottleStatus {
    this.refill(now);
    return { ...this.limits, currentlyAvailable: Math.floor(this.available) };
  }

  private refill(now: Date): void {
    const seconds = Math.max(0, now.getTime() - this.at) / 1000;
    this.at = now.getTime();
    this.giveBack(seconds * this.limits.restoreRate);
  }
}
