import type { ReadyMessage } from "./model";
import { block, by, link, opening, products, same } from "./write";

const bought = "number_of_orders >= 1";

export const quizResult: ReadyMessage = {
  key: "quiz-result",
  name: "Quiz result",
  goal: "acquisition",
  topic: null,
  why: "At once after the quiz. The tip says something else for each answer: replace “gift” and “beginner” by the answers of your own quiz, and write what you would say across the counter.",
  content: {
    subject: same("{{first_name|Hello}}, thank you for your answers"),
    preheader: by(
      [[bought, "What they mean beside what you have already"]],
      "What we make of them, and where we would begin",
    ),
    blocks: [
      block("hero", {
        type: "hero",
        content: by(
          [
            [
              bought,
              opening(
                "You told us. Here is what we make of it.",
                "You have **{{last_product|something of ours}}** already, so this is about what comes next and not about the beginning.",
              ),
            ],
          ],
          opening(
            "You told us. Here is where we would begin.",
            "Thank you for your answers. One thing that fits is worth more than ten that might.",
          ),
        ),
      }),
      block("tip", {
        type: "tip",
        content: by(
          [
            [
              "quiz_answered MATCHES (answer = 'gift')",
              {
                heading: "For a gift",
                text: "Choose what needs no size and no measuring. And order a few days early: an extra day costs nothing, a late gift does.",
              },
            ],
            [
              "quiz_answered MATCHES (answer = 'beginner')",
              {
                heading: "For a good start",
                text: "Begin with one thing and use it for two weeks. You will then know yourself what should be the next, and need no advice.",
              },
            ],
          ],
          {
            heading: "How we would choose",
            text: "Take the thing you would use tomorrow, not the one for a special day. What is used soon is seldom regretted.",
          },
        ),
      }),
      block("products", products({ source: "recommended", heading: "Where we would look first", count: 2 })),
      block("all", { type: "button", link: same(link("See everything", "{{shop_url}}/collections/all")) }),
      block("change", {
        type: "text",
        text: same("Did we get you wrong? Reply and say what is missing."),
      }),
    ],
  },
};
