import type { ReadyFlow } from "./model";
import { branch, happening, noEnds, path, send, untilOrder, waitDays, waitUntil, when } from "./write";

const sentBack = when("orders_placed MATCHES (date >= -30d, refunded = true)");

export const postPurchaseThanks: ReadyFlow = {
  key: "post-purchase-thanks",
  name: "Thanks after an order",
  what: "A day after an order: a word of thanks and one question. After a first order, which has its own welcome, it waits until that is over.",
  segments: [],
  content: () => ({
    trigger: { type: "happened", what: happening("orders_placed") },
    onlyIf: null,
    reentry: { rule: "after_days", days: 45 },
    ends: noEnds,
    steps: [
      branch(
        "which",
        [path("First order", when("number_of_orders = 1"), [waitDays("welcomed", 14)])],
        [waitDays("day", 1)],
      ),
      waitUntil("morning", 10),
      send("thanks", "post-purchase-thanks"),
    ],
  }),
};

export const howTo: ReadyFlow = {
  key: "how-to",
  name: "How to get the most out of it",
  what: "About when the parcel is there: how to use what they bought. Who sends it back is left in peace.",
  segments: [],
  content: () => ({
    trigger: { type: "happened", what: happening("orders_placed") },
    onlyIf: null,
    reentry: { rule: "after_days", days: 30 },
    ends: { ...noEnds, when: sentBack },
    steps: [
      waitDays("delivery", 6),
      branch(
        "reader",
        [path("Reads how-to mail", when("message_clicked MATCHES (topic = 'tips', date >= -90d)"), [])],
        [waitDays("unpack", 2)],
      ),
      waitUntil("evening", 18),
      send("how-to", "how-to", 3 * 24 * 60),
    ],
  }),
};

export const crossSell: ReadyFlow = {
  key: "cross-sell",
  name: "What completes a set",
  what: "Ten days after somebody bought several things at once: what others bought with them. Who sent something back is asked nothing.",
  segments: [],
  content: () => ({
    trigger: { type: "happened", what: happening("orders_placed", "quantity >= 2") },
    onlyIf: null,
    reentry: { rule: "after_days", days: 60 },
    ends: { ...untilOrder, when: sentBack },
    steps: [
      waitDays("use", 10),
      branch("who", [path("Regulars", when("number_of_orders >= 4"), [waitDays("patience", 4)])], []),
      send("set", "cross-sell"),
    ],
  }),
};
