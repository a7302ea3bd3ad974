import type { Disturbance } from "./webhooks/disturb";

/** What tests and demonstrations can make go wrong. Each fault strikes as often as it was ordered, then is over. */
export class Faults {
  private droppedRefreshes = 0;
  private failedBulkOperations = 0;
  private lostBulkWebhooks = 0;
  private cutDownloads = 0;
  /** How webhook deliveries are lost, duplicated, delayed and put out of order; null leaves them alone. */
  disturbance: Disturbance | null = null;

  /** The next refreshes happen, but their response never arrives. */
  dropRefreshResponses(times = 1): void {
    this.droppedRefreshes += times;
  }

  /** The next bulk operations end as FAILED. */
  failBulkOperations(times = 1): void {
    this.failedBulkOperations += times;
  }

  /** The next bulk operations end without their `bulk_operations/finish`. */
  loseBulkWebhooks(times = 1): void {
    this.lostBulkWebhooks += times;
  }

  /** The next downloads of a bulk operation's result break off half way. */
  cutBulkDownloads(times = 1): void {
    this.cutDownloads += times;
  }

  takeDroppedRefresh(): boolean {
    return this.droppedRefreshes > 0 && this.droppedRefreshes-- > 0;
  }

  takeFailedBulkOperation(): boolean {
    return this.failedBulkOperations > 0 && this.failedBulkOperations-- > 0;
  }

  takeLostBulkWebhook(): boolean {
    return this.lostBulkWebhooks > 0 && this.lostBulkWebhooks-- > 0;
  }

  takeCutBulkDownload(): boolean {
    return this.cutDownloads > 0 && this.cutDownloads-- > 0;
  }
}
