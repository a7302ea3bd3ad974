import { parseJsonExactly } from "~/lib/json";
import type { Delivery, Folded } from "../model";
import { basketTopics } from "./baskets";
import { catalogTopics } from "./catalog";
import { complianceTopics } from "./compliance";
import { consentTopics } from "./consent";
import { customerTopics } from "./customers";
import { orderTopics } from "./orders";
import { refundTopics } from "./refunds";
import { shopTopics } from "./shops";
import type { Topic } from "./topic";

/** Every topic that is understood. shopify.app.toml subscribes to exactly these, which a test checks. */
export const topics: Record<string, Topic> = {
  ...orderTopics,
  ...refundTopics,
  ...basketTopics,
  ...customerTopics,
  ...consentTopics,
  ...catalogTopics,
  ...shopTopics,
  ...complianceTopics,
};

/** What a delivery says. Never throws: what cannot be understood is dead, with the reason. */
export function fold(delivery: Delivery): Folded {
  const topic = Object.hasOwn(topics, delivery.topic) ? topics[delivery.topic] : undefined;
  if (!topic) return { outcome: "dead", reason: `topic: nothing here understands ${delivery.topic}` };
  try {
    return topic(parseJsonExactly(delivery.body), delivery);
  } catch (error) {
    return { outcome: "dead", reason: `body: ${describe(error)}` };
  }
}

function describe(error: unknown): string {
  if (error instanceof SyntaxError) return "is not JSON";
  if (error instanceof RangeError && error.message.includes("call stack")) return "is nested too deeply";
  return error instanceof Error ? error.message : "is unreadable";
}
