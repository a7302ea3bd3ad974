import type { ReadyFlow } from "./model";
import { branch, path, send, untilOrder, waitDays, waitUntil, when } from "./write";

export const welcome: ReadyFlow = {
  key: "welcome",
  name: "Welcome after the first order",
  what: "Three mails after the first order: thanks at once, help with choosing, and mail the way they like it. Who orders again has arrived and gets no more of it.",
  segments: [],
  content: () => ({
    trigger: { type: "segment_entered", segment: { segmentKey: "lifecycle-new" } },
    onlyIf: null,
    reentry: { rule: "every_time" },
    ends: untilOrder,
    steps: [
      send("thanks", "welcome"),
      waitDays("settle", 3),
      branch(
        "curious",
        [
          path("Came back to look", when("storefront_event.product_viewed MATCHES (date >= -3d)"), [
            send("choose-now", "welcome-2"),
          ]),
        ],
        [waitDays("time", 2), waitUntil("morning", 10), send("choose", "welcome-2")],
      ),
      waitDays("week", 7),
      send("your-way", "welcome-3"),
    ],
  }),
};
