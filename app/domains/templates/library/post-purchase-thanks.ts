import type { ReadyMessage } from "./model";
import { block, by, opening } from "./write";

const first = "number_of_orders <= 1";
const regular = "number_of_orders >= 4";

export const postPurchaseThanks: ReadyMessage = {
  key: "post-purchase-thanks",
  name: "Thanks after an order",
  goal: "retention",
  topic: "tips",
  why: "A day after an order. It sells nothing and asks one question; the answers tell you in your customers' words why they buy. Sign it with a name.",
  content: {
    subject: by(
      [
        [first, "{{first_name|Hello}}, thank you, and one question"],
        [regular, "{{first_name|Hello}}, you keep coming back. Thank you"],
      ],
      "{{first_name|Hello}}, good to see you again",
    ),
    preheader: by(
      [[regular, "No offer in this mail, only thanks and a question"]],
      "No offer in this mail, only a question that helps us",
    ),
    blocks: [
      block("hero", {
        type: "hero",
        content: by(
          [
            [
              first,
              opening(
                "Thank you, {{first_name|truly}}",
                "You could have bought elsewhere, or not at all. You trusted us without having tried us, and we do not take that lightly.",
              ),
            ],
            [
              regular,
              opening(
                "You keep coming back, {{first_name|friend}}",
                "One order can be chance. Yours are not. Customers like you are the reason there is a shop to write from. Thank you.",
              ),
            ],
          ],
          opening(
            "Good to see you again, {{first_name|friend}}",
            "You tried us, and you came back. It is the best thing anybody can say about a shop, so thank you, for this order and for the one before.",
          ),
        ),
      }),
      block("question", {
        type: "text",
        text: by(
          [
            [
              first,
              "**One question:** what made you decide in the end? Reply in a line. It helps the next person who hesitates.",
            ],
            [
              regular,
              "**One question:** what should we do better? Who has seen as much as you have sees what we do not. Reply in a line.",
            ],
          ],
          "**One question:** what brought you back? Reply in a line. It tells us what to keep as it is.",
        ),
      }),
    ],
  },
};
