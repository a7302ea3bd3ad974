/** What ready-made messages are about, by the topics that shoppers choose from. One that answers what a shopper did has none. */
const topics = new Map(
  Object.entries({
    "how-to": "tips",
    "post-purchase-thanks": "tips",
    "cross-sell": "offers",
    "vip-early-access": "offers",
    "win-back": "offers",
    birthday: "offers",
  }),
);

/** The topic of a template; null when it has none. */
export function topicOf(templateKey: string): string | null {
  return topics.get(templateKey) ?? null;
}
