import type { ReadyQuiz } from "./model";
import { given, mails, one, quiz } from "./write";

export const pets: ReadyQuiz = {
  key: "pets",
  name: "Pet quiz",
  trade: "Pets",
  why: "You learn what lives with a shopper and what the matter is. Put products for each worry behind its result first.",
  content: quiz({
    title: "Who lives with you?",
    intro: "Tell us about your animal, and we will tell you what helps.",
    key: "pet_need",
    questions: [
      one("pet", "Whom are you buying for?", { dog: "A dog", cat: "A cat", both: "Both" }, { isRequired: true }),
      one("pet_age", "How old?", {
        young: "Under a year",
        grown: "Grown up",
        old: "An older one",
      }),
      one(
        "pet_need",
        "What is on your mind?",
        {
          weight: "A little too heavy",
          picky: "A picky eater",
          coat: "Coat and skin",
          bored: "Bored and restless",
          nothing: "All is well",
        },
        { isRequired: true },
      ),
      one(
        "dog_walks",
        "How long are you out with your dog each day?",
        { short: "Less than an hour", medium: "One to two hours", long: "Longer" },
        { when: given("pet", "dog", "both") },
      ),
      one("cat_out", "Does your cat go out?", { in: "No, it stays in", out: "Yes" }, { when: given("pet", "cat") }),
    ],
    capture: {
      heading: "Shall we send you a plan for it?",
      text: "Short and doable, for the coming two weeks.",
      consent: "Yes, send me the plan, tips and news from the shop by email. I can unsubscribe at any time.",
    },
    results: {
      weight: {
        heading: "A little too heavy: weigh the food",
        tip: "A cup is a guess. Weigh the day’s food in the morning and take treats out of it, not beside it. Ask your vet before you cut it by more than a tenth.",
      },
      picky: {
        heading: "Picky: change slowly",
        tip: "Mix new food into the old over a week, a little more each day. What was not eaten after twenty minutes goes away until the next meal.",
      },
      coat: {
        heading: "Coat and skin: brush first, bathe seldom",
        tip: "Brushing spreads the skin’s own oil. If the itching lasts longer than two weeks or the skin is sore, it is a matter for your vet.",
      },
      bored: {
        heading: "Restless: let it work for its food",
        tip: "Give a part of each meal out of a toy or hide it in the room. Ten minutes of searching tire more than half an hour of running.",
      },
    },
    otherwise: {
      heading: "All is well: keep it so",
      tip: "Feel the ribs once a month: you should be able to count them with flat fingers, but not to see them.",
    },
    teaser: "What does your pet need?",
  }),
  knowledge: mails("pet_need", {
    weight: [
      "For a lighter friend",
      "Write down for three days what it gets besides its bowl, from everybody in the house. Most families find the extra weight on that list.",
    ],
    picky: [
      "For a picky eater",
      "Warm the food to the temperature of your hand. It smells more, and smell is most of an animal’s appetite.",
    ],
    coat: [
      "For coat and skin",
      "Brush against the grain first, then with it, two minutes a day. It shows you ticks, knots and sore spots before they become a matter for the vet.",
    ],
    bored: [
      "For a clever head",
      "Put three pieces of food below three cups and let it watch. When it always finds them, swap two. Five minutes before you leave the house work best.",
    ],
    nothing: [
      "For the good days",
      "Look once a week into ears and mouth while all is well. Then you know how it should look, and see early when it does not.",
    ],
  }),
};
