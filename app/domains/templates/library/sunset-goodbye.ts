import type { ReadyMessage } from "./model";
import { block, by, link, opening, same } from "./write";

const bought = "number_of_orders >= 1";

export const sunsetGoodbye: ReadyMessage = {
  key: "sunset-goodbye",
  name: "Goodbye, unless",
  goal: "reactivation",
  topic: null,
  why: "Once, before you stop writing to who has not clicked, ordered or visited for long. Silence counts as a no, which keeps the inbox of all others. It is true only while the rule for silent addresses is on in your settings.",
  content: {
    subject: by([[bought, "{{first_name|Hello}}, shall we stop writing?"]], "Shall we stop writing to you?"),
    preheader: same("If you do nothing, we will. One click keeps you on the list"),
    blocks: [
      block("hero", {
        type: "hero",
        content: by(
          [
            [
              bought,
              opening(
                "It was good to have you",
                "You bought from us, and then it went quiet. That is fine: perhaps you have all you need. We do not want to fill your inbox for nothing.",
                link("Keep writing to me"),
              ),
            ],
          ],
          opening(
            "Not for you? That is fine",
            "You once asked to hear from us, and it has been quiet since. We do not want to fill your inbox for nothing.",
            link("Keep writing to me"),
          ),
        ),
      }),
      block("choice", {
        type: "text",
        text: same(
          [
            "**If you do nothing**, we take it as a no and stop.",
            "**If you would like to stay**, one click on the button is enough; nothing else is asked.",
            "**If you would like less**, [choose how often]({{preferences_url}}).",
          ].join("\n\n"),
        ),
      }),
      block(
        "orders",
        {
          type: "text",
          text: same(
            "Your orders are not touched by this, and the shop stays open to you. Thank you for having been here.",
          ),
        },
        bought,
      ),
    ],
  },
};
