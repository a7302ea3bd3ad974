import type { ReadyMessage } from "./model";
import { block, by, link, opening, products, same } from "./write";

const returning = "number_of_orders >= 1";
const hesitates = "storefront_event.product_viewed MATCHES (date >= -7d, count >= 4)";

export const abandonedCart: ReadyMessage = {
  key: "abandoned-cart",
  name: "Abandoned cart",
  goal: "acquisition",
  topic: null,
  why: "An hour or more after a cart was left. Pictures and prices are those of the moment it is sent. If you give a code, add a coupon block below the products; try it without first.",
  content: {
    subject: by(
      [[returning, "{{cart_product|Your cart}} is where you left it"]],
      "{{cart_product|Your cart}}: any question before you decide?",
    ),
    preheader: by(
      [[returning, "Everything in it, with today's prices"]],
      "What you chose, and an answer if you need one",
    ),
    blocks: [
      block("hero", {
        type: "hero",
        content: by(
          [
            [
              returning,
              opening(
                "Right where you left it",
                "You know how it goes with us, {{first_name|friend}}, so here it is in short: this is what you had chosen.",
              ),
            ],
          ],
          opening(
            "Did something come between?",
            "You had chosen something and did not get to the end. That happens. Here it is again, so that you need not search.",
          ),
        ),
      }),
      block("cart", products({ source: "in_cart", heading: "In your cart", buttonLabel: "Look again" })),
      block("checkout", {
        type: "button",
        link: by([[returning, link("Finish your order", "{{cart_url}}")]], link("Back to your cart", "{{cart_url}}")),
      }),
      block("device", {
        type: "text",
        text: same("On another device your cart may look empty. The links above lead to each thing."),
      }),
      block("doubt", {
        type: "tip",
        content: by(
          [
            [
              hesitates,
              {
                heading: "Torn between two?",
                text: "You looked at several things before you chose. Reply with the two that are left, and we will tell you in plain words how they differ.",
              },
            ],
            [
              returning,
              {
                heading: "Different from last time?",
                text: "If you wonder how it goes with **{{last_product|what you have}}**, reply and ask. We would rather answer than have you guess.",
              },
            ],
          ],
          {
            heading: "What kept you?",
            text: "The size, the delivery, what happens if it does not fit? Reply with your question. You need not order to get an answer.",
          },
        ),
      }),
    ],
  },
};
