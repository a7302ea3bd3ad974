import { readyFlows } from "../ready-flows";
import type { ReadyFlow } from "./model";

const what: Record<string, string> = {
  welcome: "Thanks for the first order and says what comes next, while the shop is still fresh in mind.",
  "win-back": "Writes to who has not ordered for twice their usual time, before they are gone.",
};

/** The flows that come with the product, in the order in which they are offered. */
export const library: readonly ReadyFlow[] = readyFlows.map(({ key, name, content }) => ({
  ...{ key, name, what: what[key] ?? "", segments: [] },
  content: () => content,
}));
