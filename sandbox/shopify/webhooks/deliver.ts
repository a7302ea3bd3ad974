import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { Faults } from "../faults";
import type { Installation } from "../installations";
import { type Delivery, headersOf } from "./delivery";
import type { WebhookEvent } from "./event";
import { bodyFor, type Subscription } from "./subscription";
import { SENT_AFTER_UNINSTALL } from "./topics";

const ANSWER_WITHIN_MS = 5000;

export interface DeliveryOptions {
  appUrl: string;
  apiVersion: string;
  clientSecret: string;
  subscriptions: readonly Subscription[];
  clock: () => Date;
  /** How long to wait before each further attempt; as many attempts are made as there are delays. */
  retryDelaysMs: readonly number[];
  faults: Faults;
}

/** Sends webhooks to the app, one after another, and tries again what it does not answer with 2xx. */
export class WebhookDeliverer {
  /** Everything that was ever due, oldest first. */
  readonly deliveries: Delivery[] = [];
  private readonly stopped = new AbortController();
  private readonly retries = new Set<Promise<void>>();
  private held: Delivery[] | null = null;
  private line: Promise<void> = Promise.resolve();

  constructor(private readonly options: DeliveryOptions) {}

  /** Sends what one action caused. An app that is not installed hears of its farewell and of privacy only. */
  emit({ store, installedAt }: Installation, events: readonly WebhookEvent[]): void {
    const eventId = randomUUID();
    const due = events
      .filter(({ topic }) => installedAt !== null || SENT_AFTER_UNINSTALL.has(topic))
      .flatMap((event) => this.deliveriesOf(event, store.shop.domain, eventId));
    this.deliveries.push(...due);
    if (this.held) this.held.push(...due);
    else this.send(due);
  }

  /** Keeps back everything from now on. */
  hold(): void {
    this.held ??= [];
  }

  /** Sends what was kept back, as one batch. */
  release(): void {
    const due = this.held ?? [];
    this.held = null;
    this.send(due);
  }

  /** Resolves when nothing is on its way and nothing waits to be tried again. */
  async settled(): Promise<void> {
    for (let before; before !== this.line || this.retries.size > 0;) {
      before = this.line;
      await before;
      await Promise.all(this.retries);
    }
  }

  async close(): Promise<void> {
    this.stopped.abort();
    await this.settled();
  }

  private deliveriesOf({ topic, payload }: WebhookEvent, shop: string, eventId: string): Delivery[] {
    const wanting = this.options.subscriptions.filter(({ topics }) => topics.includes(topic));
    return wanting.map((subscription) => ({
      webhookId: randomUUID(),
      eventId,
      shop,
      topic,
      url: new URL(subscription.uri, this.options.appUrl).href,
      name: subscription.name ?? null,
      body: bodyFor(subscription, payload),
      triggeredAt: this.options.clock(),
      attempts: [],
      state: "pending",
    }));
  }

  private send(batch: readonly Delivery[]): void {
    const { disturbance } = this.options.faults;
    const schedule = disturbance?.schedule(batch) ?? batch.map((item) => ({ item, delayMs: 0 }));
    const arriving = new Set(schedule.map(({ item }) => item));
    for (const delivery of batch) if (!arriving.has(delivery)) delivery.state = "lost";
    this.line = this.line.then(async () => {
      let waited = 0;
      for (const { item, delayMs } of schedule) {
        if (!(await this.pause(delayMs - waited))) return;
        waited = delayMs;
        await this.attempt(item);
      }
    });
  }

  private async attempt(delivery: Delivery): Promise<void> {
    const status = await this.post(delivery);
    if (this.stopped.signal.aborted) return;
    delivery.attempts.push({ at: this.options.clock(), status });
    if (status !== null && status >= 200 && status < 300) {
      delivery.state = "delivered";
      return;
    }
    const delayMs = this.options.retryDelaysMs[delivery.attempts.length - 1];
    if (delayMs === undefined) {
      if (delivery.state === "pending") delivery.state = "failed";
      return;
    }
    // A retry waits by itself: what comes after it is not held up.
    const retry = this.pause(delayMs)
      .then((going) => (going ? this.attempt(delivery) : undefined))
      .finally(() => this.retries.delete(retry));
    this.retries.add(retry);
  }

  /** The status of the app's answer; null when it cannot be reached or takes too long. */
  private async post(delivery: Delivery): Promise<number | null> {
    const { apiVersion, clientSecret } = this.options;
    try {
      const response = await fetch(delivery.url, {
        method: "POST",
        headers: headersOf(delivery, apiVersion, clientSecret),
        body: delivery.body,
        redirect: "manual",
        signal: AbortSignal.any([AbortSignal.timeout(ANSWER_WITHIN_MS), this.stopped.signal]),
      });
      await response.body?.cancel();
      return response.status;
    } catch (error) {
      // fetch fails with a TypeError when nobody answers and with a DOMException when it was given up.
      if (error instanceof TypeError || error instanceof DOMException) return null;
      throw error;
    }
  }

  /** False when the deliverer was closed meanwhile. */
  private async pause(milliseconds: number): Promise<boolean> {
    if (milliseconds <= 0) return !this.stopped.signal.aborted;
    try {
      await wait(milliseconds, undefined, { signal: this.stopped.signal });
      return true;
    } catch (error) {
      if (this.stopped.signal.aborted) return false;
      throw error;
    }
  }
}
