import type { Goal } from "../../segments/model";
import type { Content } from "../content/model";

/** A message that comes with the product: what it says, and why somebody would send it. */
export interface ReadyMessage {
  /** Names it for good, in flows and in events. */
  key: string;
  name: string;
  goal: Goal;
  /** What it is about, for shoppers to choose from (consent: topics). One that answers what a shopper did has none. */
  topic: string | null;
  /** For the merchant: when it goes out, what it is for, and what to change first. */
  why: string;
  content: Content;
}
