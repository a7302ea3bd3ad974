import type { BehaviourSource } from "../delivery/behaviour";
import type { TeamDomain } from "../domains/model";
import type { Faults } from "../faults/faults";
import type { WebhookDelivery } from "../webhooks/model";
import type { MailRecord } from "./mail-record";

/** What a test can see and do besides sending mail, in process or under /_sandbox. */
export interface ResendControls {
  /** Newest first; `search` looks in recipients and subjects. */
  mails(search?: string): MailRecord[];
  /** Oldest first. */
  deliveries(): WebhookDelivery[];
  /** Posts a webhook once more under its svix-id; undefined when there is no such delivery. */
  replay(deliveryId: string): Promise<WebhookDelivery | undefined>;
  readonly faults: Faults;
  /** Lets a domain end up so when it is verified, and from now on; null: as the DNS says. */
  decideDomain(name: string, status: TeamDomain["status"] | null): void;
  /** Simulates readers for mails sent from now on; null for nobody. */
  behave(behaviour: BehaviourSource | null): void;
  /** Forgets mails, webhooks, suppressed addresses and idempotency keys. */
  clear(): void;
}
