import type { CatalogFacts } from "~/domains/catalog/model";
import type { ConsentFact } from "~/domains/consent/model";
import type { ActivityFacts } from "~/domains/events/model";
import type { ProfileFacts } from "~/domains/profiles/model";
import type { AnswerFact } from "~/domains/quizzes/model";
import type { ShopFact } from "~/domains/shops/model";

export { clickParameter, longestBatch, mostEvents, PixelBatch, type PixelEvent } from "./browsing/model";

/** What a delivery asks for beyond facts about shoppers and goods. */
export type Command =
  | { kind: "describe_shop"; fact: ShopFact }
  | { kind: "set_scopes"; scopes: string[]; at: Date }
  | { kind: "uninstall"; at: Date }
  | { kind: "bulk_operation_finished"; operationId: string }
  | { kind: "request_data"; requestId: string; customerId: string; at: Date }
  | { kind: "redact_customer"; customerId: string | null; email: string | null; orderIds: string[]; at: Date }
  | { kind: "redact_shop"; at: Date };

/** Everything deliveries, backfill and imports can say, in the order of the domains that keep it. */
export interface Facts extends CatalogFacts, ProfileFacts, ActivityFacts {
  consents: ConsentFact[];
  /** What was said in quizzes, as soon as it is known by whom. */
  answers: AnswerFact[];
  commands: Command[];
}

/** A raw delivery, with what its headers said. */
export interface Delivery {
  topic: string;
  body: string;
  triggeredAt: Date | null;
  receivedAt: Date;
  /** The shop it came for, by its permanent name and currency. */
  shopDomain: string;
  currency: string;
}

/** What became of a delivery. A dead one waits in the dead-letter list for a person. */
export type Folded =
  | { outcome: "facts"; facts: Partial<Facts> }
  | { outcome: "ignored"; reason: string }
  | { outcome: "dead"; reason: string };

export const receiptStates = ["pending", "folded", "ignored", "dead"] as const;
export type ReceiptState = (typeof receiptStates)[number];
