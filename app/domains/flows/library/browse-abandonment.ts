import type { ReadyFlow } from "./model";
import { branch, happening, noEnds, path, send, waitDays, waitUntil, when, anOrder } from "./write";

export const browseAbandonment: ReadyFlow = {
  key: "browse-abandonment",
  name: "Looked and left",
  what: "A day after somebody looked at products and put none into the cart. Who looked at one thing only is written to when they come back for another look.",
  segments: [],
  content: () => ({
    trigger: { type: "happened", what: happening("storefront_event.product_viewed") },
    onlyIf: null,
    reentry: { rule: "after_days", days: 14 },
    ends: { ...noEnds, goal: anOrder, when: when("cart_updated MATCHES (date >= -24h)") },
    steps: [
      waitDays("day", 1),
      branch(
        "looks",
        [
          path("Looked at several", when("storefront_event.product_viewed MATCHES (date >= -48h, count >= 2)"), [
            waitUntil("evening", 18),
            send("compare", "browse-abandonment", 24 * 60),
          ]),
        ],
        [
          {
            ...{ id: "again", type: "wait_for", minutes: 3 * 24 * 60 },
            what: happening("storefront_event.product_viewed"),
            happened: [waitUntil("next-evening", 18), send("show-again", "browse-abandonment", 24 * 60)],
            otherwise: [{ id: "leave", type: "exit" }],
          },
        ],
      ),
    ],
  }),
};
