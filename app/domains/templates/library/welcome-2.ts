import type { ReadyMessage } from "./model";
import { block, by, link, opening, products, same } from "./write";

const looked = "storefront_event.product_viewed MATCHES (date >= -14d)";
const bought = "number_of_orders >= 1";

export const welcomeTwo: ReadyMessage = {
  key: "welcome-2",
  name: "Welcome 2: choose well",
  goal: "acquisition",
  topic: null,
  why: "Three days after the first. A checklist helps to choose, and a reply tells you what somebody looks for. Put in a question that only your kind of goods has.",
  content: {
    subject: by(
      [
        [bought, "{{first_name|Hello}}, what would go with it?"],
        [looked, "{{first_name|Hello}}, three questions before you choose"],
      ],
      "Not sure where to begin? Three questions help",
    ),
    preheader: by(
      [[bought, "Three short questions before the next choice"]],
      "It takes a minute, and saves a wrong choice",
    ),
    blocks: [
      block("hero", {
        type: "hero",
        content: by(
          [
            [
              bought,
              opening(
                "What would go with it?",
                "You have **{{last_product|your first order}}** now. Before anything joins it, three questions are worth a minute.",
              ),
            ],
          ],
          opening(
            "Choose once, and well",
            "The best choice is the one you do not have to send back. Three questions get you most of the way.",
          ),
        ),
      }),
      block("checklist", {
        type: "text",
        text: same(
          [
            "1. **What is it for?** Think of the one use that comes most often, and not of the rare one.",
            "2. **What must it go with?** A size, a colour, a place, something you have already.",
            "3. **What bothered you about the last one?** That is the thing to look at first this time.",
          ].join("\n"),
        ),
      }),
      block("help", {
        type: "text",
        text: same(
          "Still unsure? Reply with your three answers, one line is enough, and we will say what we would take.",
        ),
      }),
      block("viewed", products({ source: "viewed", heading: "What you looked at", count: 2 }), looked),
      block("recommended", products({ source: "recommended", heading: "Worth a look" }), `NOT ${looked}`),
      block("all", { type: "button", link: same(link("See everything", "{{shop_url}}/collections/all")) }),
    ],
  },
};
