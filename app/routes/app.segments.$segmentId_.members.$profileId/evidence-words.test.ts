import { expect, test } from "vitest";
import { eventKinds } from "~/domains/events/model";
import type { Evidence } from "~/domains/segments/index.server";
import { entryOf, evidenceWords, type EvidenceNames } from "./evidence-words";

const titles: Record<string, string> = {
  "product 7": "Glow",
  "product 8": "Volt",
  "order 1": "#1001",
  "flow 3": "Hello",
};
const names: EvidenceNames = {
  currency: "GBP",
  nameOf: (of, id) => titles[`${of} ${id}`],
  templates: new Map([["win-back", { name: "Win-back" }]]),
  answers: new Map([["anti-aging", "Fine lines"]]),
};
const at = new Date("2026-05-03T12:00:00Z");
const fact = (given: Partial<Evidence>): Evidence => ({
  ...{ type: "event", id: "x", what: "", at, about: [], detail: null, messageId: null },
  ...given,
});
const products = (...ids: string[]) => ids.map((id) => ({ of: "product", id }) as const);

test.each<[Partial<Evidence>, string, string | null]>([
  [
    { type: "order", id: "1", what: "order", about: [{ of: "order", id: "1" }] },
    "Placed order #1001",
    "orders order:1",
  ],
  [{ type: "order", id: "2", what: "order", about: [{ of: "order", id: "2" }] }, "Placed an order", "orders order:2"],
  [{ type: "checkout", id: "t", what: "checkout" }, "Began a checkout", "baskets checkout:t"],
  [{ what: "product_viewed", about: products("7") }, "Looked at “Glow”", "visits event:x"],
  [{ what: "product_viewed", about: products("9") }, "Looked at a product", "visits event:x"],
  [
    { what: "cart_updated", id: "t:1:digest", about: products("7", "8") },
    "Filled a cart with “Glow” and 1 more",
    "baskets cart:t:1",
  ],
  [{ what: "search_submitted", detail: "serum" }, "Searched for “serum”", "visits event:x"],
  [{ what: "quiz_answered", detail: "anti-aging" }, "Answered a quiz: “Fine lines”", "answers event:x"],
  [{ what: "quiz_answered", detail: "hydration" }, "Answered a quiz: “hydration”", "answers event:x"],
  [
    { what: "message_clicked", detail: "win-back", messageId: "5" },
    "Clicked in “Win-back”",
    "messages message:5:clicked",
  ],
  [{ what: "message_opened" }, "Opened a message", null],
  [{ what: "flow_entered", about: [{ of: "flow", id: "3" }] }, "Entered the flow “Hello”", "messages event:x"],
  [
    { type: "consent", id: "unsubscribed", what: "consent" },
    "Email: unsubscribed",
    `consent consent:unsubscribed:${at.getTime()}`,
  ],
  [{ type: "stay", id: "3", what: "stay" }, "Entered a segment", `segments stay:3:${at.getTime()}`],
  [{ type: "tag", id: "vip", what: "tag" }, "Tagged “vip”", null],
])("%o", (given, words, entry) => {
  expect(evidenceWords(fact(given), names)).toBe(words);
  const found = entryOf(fact(given));
  expect(found && `${found.kind} ${found.key}`).toBe(entry);
});

test("every kind of event is told in words of its own", () => {
  for (const what of eventKinds.filter((kind) => kind !== "message_sent")) {
    expect(evidenceWords(fact({ what }), names)).not.toContain("_");
    expect(evidenceWords(fact({ what }), names)).toMatch(/^[A-Z][a-z]+ /);
  }
});
