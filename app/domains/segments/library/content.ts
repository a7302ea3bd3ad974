import type { ReadyMade } from "./model";

/** What they like to read. Topics are those you give to your messages. */
export const contentSegments: readonly ReadyMade[] = [
  {
    key: "reads-how-to",
    name: "Reads how-to",
    family: "content",
    goal: "retention",
    reason: "At least two clicks in educational mail in the last 60 days.",
    message: "The next lesson, and one product that belongs to it.",
    query: "message_clicked MATCHES (topic = 'educational', date >= -60d, count >= 2)",
  },
  {
    key: "reads-launches",
    name: "Follows launches",
    family: "content",
    goal: "upsell",
    reason: "Clicked on a launch in the last 90 days.",
    message: "News before everybody else.",
    query: "message_clicked MATCHES (topic = 'launch', date >= -90d)",
  },
  {
    key: "searches-often",
    name: "Searches and does not buy",
    family: "content",
    goal: "acquisition",
    reason: "Three searches or more in 14 days without an order.",
    message: "Ask what they look for; a person may answer.",
    query: "search_submitted MATCHES (date >= -14d, count >= 3) AND orders_placed NOT MATCHES (date >= -14d)",
  },
];
