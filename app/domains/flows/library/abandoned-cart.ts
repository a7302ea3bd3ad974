import type { ReadyFlow } from "./model";
import { branch, happening, memberOf, path, send, untilOrder, waitDays, waitHours, waitUntil, when } from "./write";

const keptLooking =
  "cart_updated MATCHES (date >= -48h, FOLLOWED BY storefront_event.product_viewed MATCHES (count >= 2) RELATED BY any)";

export const abandonedCart: ReadyFlow = {
  key: "abandoned-cart",
  name: "Abandoned cart",
  what: "An hour after a cart was left, with its pictures and today's prices. Who keeps looking at related things gets help to compare a day later, who has never ordered help with choosing, and of your best customers you are told. An order stops it at once.",
  segments: ["high-value"],
  content: (idOf) => ({
    trigger: { type: "happened", what: happening("cart_updated") },
    onlyIf: null,
    reentry: { rule: "after_days", days: 3 },
    ends: untilOrder,
    steps: [
      waitHours("hour", 1),
      send("cart", "abandoned-cart", 12 * 60),
      waitDays("day", 1),
      branch(
        "who",
        [
          path("High value", memberOf(idOf("high-value")), [
            { id: "tell", type: "notify", words: "One of your best customers has left a cart for a day" },
          ]),
          path("Keeps looking at related things", when(keptLooking), [
            waitUntil("evening", 18),
            send("compare", "browse-abandonment", 12 * 60),
          ]),
          path("Never ordered", when("number_of_orders = 0"), [send("choose", "welcome-2", 24 * 60)]),
        ],
        [send("once-more", "abandoned-cart", 24 * 60)],
      ),
    ],
  }),
};
