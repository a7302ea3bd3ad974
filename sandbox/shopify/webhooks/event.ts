import type { PrintableObject } from "./json";
import type { Topic } from "./topics";

/** One webhook that is due, with its payload as of the moment it became due. */
export interface WebhookEvent {
  topic: Topic;
  payload: PrintableObject;
}

export function event(topic: Topic, payload: PrintableObject): WebhookEvent {
  return { topic, payload };
}
