import { join } from "node:path";
import type { Agenda } from "../agenda";
import type { Faults } from "../faults/faults";
import type { MailEvent } from "../mails/events";
import type { Mail } from "../mails/model";
import { createTable } from "../storage/table";
import { WebhookDelivery } from "./model";
import { payloadOf } from "./payload";
import { post, succeeded, type Endpoint } from "./post";
import { retryDelayMs } from "./retry-schedule";

export interface DispatcherParts {
  readonly agenda: Agenda;
  readonly faults: Faults;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly timeScale: number;
  readonly folder: string | null;
  /** Where the events of a mail are posted; null: nowhere. */
  readonly endpointOf: (mailId: string) => Endpoint | null;
}

/** Delivers events to the receiver at least once. */
export interface Dispatcher {
  publish(mail: Mail, event: MailEvent): void;
  /** Posts a delivery once more under its old svix-id; undefined when there is no such delivery. */
  replay(id: string): Promise<WebhookDelivery | undefined>;
  list(mailId?: string): WebhookDelivery[];
  /** Takes up what a data folder says was still to be delivered. */
  resume(): void;
  clear(): void;
}

/** How long a swapped webhook waits for a follower that may never come. */
const SWAP_PATIENCE_MS = 1000;

export function createDispatcher({ agenda, faults, ...parts }: DispatcherParts): Dispatcher {
  const deliveries = createTable(WebhookDelivery, parts.folder && join(parts.folder, "deliveries.jsonl"));
  /** Swapped deliveries by the delivery they come after. */
  const followers = new Map<string, string>();
  let held: string | null = null;

  function schedule({ id, mailId }: WebhookDelivery, at: Date): void {
    agenda.schedule(at, mailId, () => attempt(id));
  }

  async function attempt(id: string): Promise<void> {
    if (deliveries.get(id)?.state === "pending") {
      const outcome = await postOnce(id);
      if (outcome?.state === "pending") planRetry(outcome);
      else if (outcome && faults.take("webhook-duplicate")) await postOnce(id);
    }
    const follower = followers.get(id);
    followers.delete(id);
    if (follower) await attempt(follower);
  }

  async function postOnce(id: string): Promise<WebhookDelivery | undefined> {
    const { body, mailId } = deliveries.get(id) ?? {};
    const endpoint = mailId === undefined ? null : parts.endpointOf(mailId);
    if (body === undefined || !endpoint) return undefined;
    const at = parts.clock().toISOString();
    const outcome = await post(endpoint, id, body);
    // Read again: a replay may have finished, or everything been deleted, while this attempt was under way.
    const before = deliveries.get(id);
    if (!before) return undefined;
    const after = { ...before, attempts: [...before.attempts, { at, ...outcome }] };
    deliveries.put(succeeded(outcome) ? { ...after, state: "delivered", nextAttemptAt: null } : after);
    return deliveries.get(id);
  }

  function planRetry(delivery: WebhookDelivery): void {
    const waitMs = retryDelayMs(delivery.attempts.length);
    if (waitMs === null) return deliveries.put({ ...delivery, state: "failed", nextAttemptAt: null });
    const nextAttemptAt = new Date(parts.clock().getTime() + Math.round(waitMs * parts.timeScale));
    deliveries.put({ ...delivery, nextAttemptAt: nextAttemptAt.toISOString() });
    schedule(delivery, nextAttemptAt);
  }

  return {
    publish(mail, event) {
      if (!parts.endpointOf(mail.id)) return;
      const id = "msg_" + parts.newId().replaceAll("-", "");
      const now = parts.clock();
      const delayMs = faults.take("webhook-delay")?.delayMs ?? 0;
      const swapped = held === null && faults.take("webhook-swap") !== null;
      const firstAttemptAt = new Date(now.getTime() + (swapped ? SWAP_PATIENCE_MS : delayMs));
      const delivery: WebhookDelivery = {
        id,
        mailId: mail.id,
        type: event.event.type,
        body: JSON.stringify(payloadOf(mail, event)),
        createdAt: event.at,
        state: "pending",
        nextAttemptAt: firstAttemptAt.toISOString(),
        attempts: [],
      };
      deliveries.put(delivery);
      schedule(delivery, firstAttemptAt);
      if (held !== null) followers.set(id, held);
      held = swapped ? id : null;
    },
    replay: postOnce,
    list: (mailId) => deliveries.all().filter((delivery) => mailId === undefined || delivery.mailId === mailId),
    resume() {
      for (const delivery of deliveries.all()) {
        if (delivery.nextAttemptAt) schedule(delivery, new Date(delivery.nextAttemptAt));
      }
    },
    clear() {
      deliveries.clear();
      followers.clear();
      held = null;
    },
  };
}
