import type { ReadyMessage } from "./model";
import { block, by, link, opening, products, same } from "./write";

const oneOrder = "number_of_orders = 1";
const moreOrders = "number_of_orders >= 2";

export const welcome: ReadyMessage = {
  key: "welcome",
  name: "Welcome 1: what happens now",
  goal: "retention",
  topic: null,
  why: "At once after the first order or the subscription. It tells what comes next, so that nobody has to ask. Add the time you need for packing.",
  content: {
    subject: by(
      [
        [oneOrder, "{{first_name|Hello}}, thank you for your first order"],
        [moreOrders, "{{first_name|Hello}}, good to have you on the list"],
      ],
      "Welcome to {{shop_name}}",
    ),
    preheader: by(
      [
        [oneOrder, "What happens next, and where to turn with a question"],
        [moreOrders, "You know the shop. Here is what the mail is for"],
      ],
      "What you will hear from us, and what you will not",
    ),
    blocks: [
      block("hero", {
        type: "hero",
        content: by(
          [
            [
              oneOrder,
              opening(
                "Thank you, {{first_name|and welcome}}",
                "Your order is with us: **{{last_product|what you chose}}**. You will get word when it is on its way, so there is nothing you need to do now.",
                link("Visit the shop"),
              ),
            ],
            [
              moreOrders,
              opening(
                "You already know us, {{first_name|and we are glad}}",
                "You have ordered before, so we will skip the introductions. From now on you will also hear what is new.",
                link("See what is new", "{{shop_url}}/collections/all?sort_by=created-descending"),
              ),
            ],
          ],
          opening(
            "Good to have you here, {{first_name|friend}}",
            "You asked to hear from us, and we take that as a kindness. Have a look around whenever you like; nothing runs out today.",
            link("Have a look around", "{{shop_url}}/collections/all"),
          ),
        ),
      }),
      block("expect", {
        type: "text",
        text: same(
          [
            "**What we will write about**",
            "- how to get the most out of what you have\n- what is new, when it is worth your time\n- things that go with what you chose",
            "Too much, or too little? With “Choose what you get” at the foot of every mail you set it yourself.",
          ].join("\n\n"),
        ),
      }),
      block(
        "question",
        {
          type: "text",
          text: same(
            "Did you notice something about your order too late, such as a wrong address? Reply to this mail at once and we will do what we still can.",
          ),
        },
        oneOrder,
      ),
      block("start", products({ source: "recommended", heading: "A few places to begin" }), "number_of_orders = 0"),
    ],
  },
};
