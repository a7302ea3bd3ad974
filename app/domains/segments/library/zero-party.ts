import type { ReadyMade } from "./model";

/** What they said themselves. */
export const zeroPartySegments: readonly ReadyMade[] = [
  {
    key: "answered-quiz",
    name: "Answered the quiz",
    family: "zero-party",
    goal: "acquisition",
    reason: "They told you something about themselves in the last 30 days.",
    message: "Show that you listened: the result, and why it fits.",
    query: "quiz_answered MATCHES (date >= -30d)",
  },
  {
    key: "answered-and-waiting",
    name: "Answered, not bought",
    family: "zero-party",
    goal: "acquisition",
    reason: "A quiz answer that was followed by no order within a week.",
    message: "The one product their answers point to, and a question.",
    query: "quiz_answered MATCHES (NOT FOLLOWED BY orders_placed WITHIN 7d)",
  },
];
