import { type Printable, serialize } from "./json";
import type { Topic } from "./topics";

/** One webhook that is due: its body is printed at once, so that later changes of the store cannot reach it. */
export interface WebhookEvent {
  topic: Topic;
  body: string;
}

export function event(topic: Topic, payload: Printable): WebhookEvent {
  return { topic, body: serialize(payload) };
}
