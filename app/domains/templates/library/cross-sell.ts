import type { ReadyMessage } from "./model";
import { block, by, opening, products } from "./write";

const set = "orders_placed MATCHES (position_from_last = 1, quantity >= 3)";

export const crossSell: ReadyMessage = {
  key: "cross-sell",
  name: "What completes a set",
  goal: "upsell",
  topic: "offers",
  why: "A week or two after somebody bought things that belong together. What is shown is what others bought with them; nothing they bought lately. Say in the tip what you yourself would add.",
  content: {
    subject: by(
      [[set, "{{first_name|Hello}}, what completes your set"]],
      "{{first_name|Hello}}, what goes well with it",
    ),
    preheader: by([[set, "What others added who chose the same"]], "What others chose together with it"),
    blocks: [
      block("hero", {
        type: "hero",
        content: by(
          [
            [
              set,
              opening(
                "You have the base. This completes it.",
                "Your last order held several things that work together. Others who chose them added something later on. Perhaps you are at that point.",
              ),
            ],
          ],
          opening(
            "What goes well with it",
            "People who chose **{{last_product|the same as you}}** often took one of these as well. Not everything: only what is really used together.",
          ),
        ),
      }),
      block("with", products({ source: "bought_with", heading: "Bought together" })),
      block("advice", {
        type: "tip",
        content: by(
          [
            [
              set,
              {
                heading: "One at a time",
                text: "Add a single thing and see how it fits in. A set that grows slowly is a set that is used.",
              },
            ],
          ],
          {
            heading: "Before you add anything",
            text: "Use what you have for a while. What you miss by then is what you need. And what you do not miss, you can leave.",
          },
        ),
      }),
    ],
  },
};
