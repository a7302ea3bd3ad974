import type { ReadyMessage } from "./model";
import { block, by, opening, products, same } from "./write";

const loyal = "lifecycle_stage = 'loyal'";
const bought = "number_of_orders >= 1";

export const birthday: ReadyMessage = {
  key: "birthday",
  name: "Birthday",
  goal: "retention",
  topic: "offers",
  why: "On the day, to those who told you their birthday. A wish first; what you give, if you give something, goes into a coupon block. Do not guess a date: a wrong one is worse than none.",
  content: {
    subject: same("{{first_name|Hello}}, happy birthday"),
    preheader: by([[loyal, "From all of us, with thanks for the year"]], "A short one: all the best from us"),
    blocks: [
      block("hero", {
        type: "hero",
        content: by(
          [
            [
              loyal,
              opening(
                "Happy birthday, {{first_name|dear friend}}",
                "You have been coming back to us for a good while, so this is more than a form letter: we are glad that you are about. Have a fine day, and a better year.",
              ),
            ],
          ],
          opening(
            "Happy birthday, {{first_name|to you}}",
            "All the best for the new year of your life. May it have more of what you like in it and less of what you do not.",
          ),
        ),
      }),
      block("line", { type: "divider" }),
      block(
        "products",
        products({ source: "recommended", heading: "If you give yourself something", count: 2 }),
        bought,
      ),
      block(
        "popular",
        products({ source: "recommended", heading: "If you are looking for an idea", count: 2 }),
        `NOT ${bought}`,
      ),
      block("bye", {
        type: "text",
        text: same("You told us the day, which is why this came. If we have it wrong, reply and we will put it right."),
      }),
    ],
  },
};
