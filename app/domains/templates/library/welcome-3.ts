import type { ReadyMessage } from "./model";
import { block, by, link, opening, products } from "./write";

const reads = "message_clicked MATCHES (date >= -30d)";
const bought = "number_of_orders >= 1";

export const welcomeThree: ReadyMessage = {
  key: "welcome-3",
  name: "Welcome 3: mail the way you like it",
  goal: "retention",
  topic: null,
  why: "A week after the second. Whoever chooses how often to hear from you stays longer. Who reads you gets more; who does not is offered less.",
  content: {
    subject: by([[reads, "{{first_name|Hello}}, more of what you liked?"]], "How often should we write?"),
    preheader: by(
      [[reads, "You choose what comes, and how often"]],
      "Often, seldom or only when it matters: your choice",
    ),
    blocks: [
      block("hero", {
        type: "hero",
        content: by(
          [
            [
              reads,
              opening(
                "You choose what comes next",
                "You followed a link in our mail, so some of it seems to be of use. Tell us which part, and you will get more of that and less of the rest.",
                link("Choose your topics", "{{preferences_url}}"),
              ),
            ],
          ],
          opening(
            "How often is right for you?",
            "Every mail, one now and then, or a pause for a month: set it once, and we keep to it.",
            link("Set how often", "{{preferences_url}}"),
          ),
        ),
      }),
      block("promise", {
        type: "text",
        text: by(
          [[bought, "About your orders you will hear in any case; this is only about news and ideas."]],
          "It takes two clicks and no password. If you are happy with things as they are, there is nothing to do.",
        ),
      }),
      block(
        "products",
        products({ source: "recommended", heading: "Meanwhile, two things you might like", count: 2 }),
        reads,
      ),
    ],
  },
};
