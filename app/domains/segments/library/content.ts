import type { ReadyMade } from "./model";

/** What they like to read. Topics are those you give to your messages. */
export const contentSegments: readonly ReadyMade[] = [
  {
    key: "learns",
    name: "Wants to know how",
    family: "content",
    goal: "retention",
    reason: "Read a guide, watched a video or clicked in your tips in the last 30 days.",
    message: "The next lesson, and one product that belongs to it.",
    query: "last_how_to_date >= -30d",
  },
  {
    key: "reads-how-to",
    name: "Reads how-to",
    family: "content",
    goal: "retention",
    reason: "At least two clicks in your tips in the last 60 days.",
    message: "The next lesson, and one product that belongs to it.",
    query: "message_clicked MATCHES (topic = 'tips', date >= -60d, count >= 2)",
  },
  {
    key: "reads-news",
    name: "Follows your news",
    family: "content",
    goal: "upsell",
    reason: "Clicked in your news in the last 90 days.",
    message: "The next news, a day before everybody else.",
    query: "message_clicked MATCHES (topic = 'news', date >= -90d)",
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
