import type { ReadyMessage } from "./model";
import { block, by, link, opening, products, same } from "./write";

const often = "storefront_event.product_viewed MATCHES (date >= -7d, count >= 3)";
const returning = "number_of_orders >= 1";

export const browseAbandonment: ReadyMessage = {
  key: "browse-abandonment",
  name: "Looked and left",
  goal: "acquisition",
  topic: null,
  why: "A day after somebody looked at products and put none into the cart. It helps to decide instead of pushing: who looked at several gets help to compare, who looked at one gets it shown again.",
  content: {
    subject: by(
      [[often, "{{first_name|Hello}}, can we help you compare?"]],
      "Still thinking about {{viewed_product|it}}?",
    ),
    preheader: by(
      [[often, "The things you looked at, side by side"]],
      "What you looked at, in case you want to find it again",
    ),
    blocks: [
      block("hero", {
        type: "hero",
        content: by(
          [
            [
              often,
              opening(
                "Side by side, it is easier",
                "You looked at several things this week. Here they are together, each with its price of today.",
              ),
            ],
          ],
          opening(
            "In case you want to find it again",
            "You looked at **{{viewed_product|this}}**, and then life went on. Here it is, without searching.",
          ),
        ),
      }),
      block("viewed", products({ source: "viewed", heading: "", count: 4, buttonLabel: "Look again" })),
      block("how", {
        type: "text",
        text: by(
          [
            [
              often,
              "A way to decide: strike out what you would not miss, until two are left. Of these, take the one you would use sooner.",
            ],
            [returning, "How would it go with **{{last_product|what you have}}**? Reply and ask; we know both."],
          ],
          "Is there something the page did not tell you? Reply and ask. One line is enough.",
        ),
      }),
      block("more", { type: "button", link: same(link("Keep looking", "{{shop_url}}/collections/all")) }),
    ],
  },
};
