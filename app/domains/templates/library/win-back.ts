import type { ReadyMessage } from "./model";
import { block, by, link, opening, products } from "./write";

const away = "lifecycle_stage IN ('dormant', 'lost')";
const awayAndOften = `number_of_orders >= 3 AND ${away}`;
const newest = "{{shop_url}}/collections/all?sort_by=created-descending";

export const winBack: ReadyMessage = {
  key: "win-back",
  name: "Win back",
  goal: "reactivation",
  topic: "offers",
  why: "When somebody has been silent for twice their usual time. Regulars get a reason tied to what they bought, one-time buyers are asked how it went; who is not away after all sees what is new in their favourite category.",
  content: {
    subject: by(
      [
        [awayAndOften, "{{first_name|Hello}}, it has been a while"],
        [away, "{{first_name|Hello}}, how did it turn out?"],
      ],
      "New in {{favourite_category|the shop}}",
    ),
    preheader: by(
      [
        [awayAndOften, "You used to come by more often"],
        [away, "An honest question about your order"],
      ],
      "The latest arrivals, and where to look first",
    ),
    blocks: [
      block("hero", {
        type: "hero",
        content: by(
          [
            [
              awayAndOften,
              opening(
                "We miss you, {{first_name|friend}}",
                "You used to come by more often, and we noticed. If **{{last_product|what you took last}}** served you well, you may want to begin there again.",
                link("Pick up where you left off"),
              ),
            ],
            [
              away,
              opening(
                "How did it turn out, {{first_name|friend}}?",
                "It has been a while since **{{last_product|your order}}**. If it was right, here is what might come next. If it was not, we would like to know what was wrong.",
                link("Have another look"),
              ),
            ],
          ],
          opening(
            "New in {{favourite_category|the shop}}",
            "The latest arrivals are always at the top of the list. Here is where to look first, beginning with what you like best.",
            link("See what is new", newest),
          ),
        ),
      }),
      block(
        "products",
        products({ source: "recommended", heading: "Perhaps one of these", buttonLabel: "Have a look" }),
      ),
      block(
        "ask",
        {
          type: "text",
          text: by(
            [
              [
                awayAndOften,
                "Did something change? Reply and tell us in a line. A regular who leaves without a word is what we learn least from.",
              ],
            ],
            "Was it too small, too slow, not as pictured? Reply and say so. It is of more use to us than a silent goodbye.",
          ),
        },
        away,
      ),
    ],
  },
};
