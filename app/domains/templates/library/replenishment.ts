import type { ReadyMessage } from "./model";
import { block, by, link, opening, products } from "./write";

const again = "orders_placed MATCHES (FOLLOWED BY orders_placed RELATED BY product)";

export const replenishment: ReadyMessage = {
  key: "replenishment",
  name: "Time for more",
  goal: "retention",
  topic: null,
  why: "Shortly before somebody's usual time between two orders is over. Only for goods that are used up. Link the button to the product if you sell few.",
  content: {
    subject: by([[again, "{{first_name|Hello}}, the same again?"]], "{{first_name|Hello}}, is it running low?"),
    preheader: by([[again, "About now is when you usually order"]], "A reminder before it runs out, and not after"),
    blocks: [
      block("hero", {
        type: "hero",
        content: by(
          [
            [
              again,
              opening(
                "The same again?",
                "About this time you usually order **{{last_product|the same}}** again. If it is time, it takes a minute. If not, this can wait until it is.",
                link("Order it again"),
              ),
            ],
          ],
          opening(
            "Is it running low?",
            "It has been a while since **{{last_product|your last order}}**. If little is left, now is the time; if there is plenty, so much the better.",
            link("Visit the shop"),
          ),
        ),
      }),
      block("pace", {
        type: "text",
        text: by(
          [[again, "Are we early, or late? Reply in a line and say so."]],
          "Did it last shorter than you thought? Reply and tell us how you use it. Often a small thing makes it go further.",
        ),
      }),
      block("with", products({ source: "bought_with", heading: "Others took this along with it", count: 2 })),
    ],
  },
};
