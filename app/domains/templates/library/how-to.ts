import type { ReadyMessage } from "./model";
import { block, by, link, opening, same } from "./write";

const sentBack = "orders_placed MATCHES (position_from_last = 1, refunded = true)";
const hasIt = "orders_placed MATCHES (PRECEDED BY orders_placed RELATED BY product, date >= -60d)";

export const howTo: ReadyMessage = {
  key: "how-to",
  name: "How to get the most out of it",
  goal: "retention",
  topic: "tips",
  why: "Two or three days after delivery. Good use makes the second order. Add a tip for each of your kinds of product, with a condition on the product type; that is what makes it worth keeping.",
  content: {
    subject: by(
      [
        [sentBack, "{{first_name|Hello}}, what was not right?"],
        [hasIt, "{{first_name|Hello}}, the same again, even better"],
      ],
      "{{first_name|Hello}}, four things for the first week",
    ),
    preheader: by(
      [
        [sentBack, "One line from you helps us to do better"],
        [hasIt, "You know it well. Three habits that pay off over time"],
      ],
      "A short list that makes the most of what you bought",
    ),
    blocks: [
      block("hero", {
        type: "hero",
        content: by(
          [
            [
              sentBack,
              opening(
                "It was not right. What was it?",
                "Something of your last order went back. We are sorry that it did not work out, and would like to know why before we recommend anything to you again.",
              ),
            ],
            [
              hasIt,
              opening(
                "You know it well by now",
                "You took the same again, so nobody needs to explain it to you. Three habits pay off with anything you use for long.",
              ),
            ],
          ],
          opening(
            "The first week decides",
            "**{{last_product|Your order}}**: it should be with you by now. Four small things make the most of it.",
          ),
        ),
      }),
      block("list", {
        type: "text",
        text: by(
          [
            [
              sentBack,
              "Reply with a line: not as pictured, the wrong size, not as good as hoped? Every answer is of use to us, a harsh one too.",
            ],
            [
              hasIt,
              "1. **Note the day you begin.** Next time you will know how long it lasts.\n2. **Look after it before it needs it.** Five minutes now save a new one later.\n3. **Pass on what you found out.** Reply with your best trick; we would like to know it.",
            ],
          ],
          "1. **Check it on the first day.** What is missing or damaged is mended most easily at once.\n2. **Read what came with it.** Two minutes, and the most common mistakes are not yours.\n3. **Begin this week.** What is put away first is seldom taken out again.\n4. **Keep the box until you are sure.** You will hardly need it, and be glad if you do.",
        ),
      }),
      block(
        "help",
        {
          type: "text",
          text: same(
            "Something is not as it should be? Reply to this mail, best with a photo. A picture says more than three messages.",
          ),
        },
        `NOT ${sentBack}`,
      ),
      block("shop", { type: "button", link: same(link("Visit the shop")) }, `NOT ${sentBack}`),
    ],
  },
};
