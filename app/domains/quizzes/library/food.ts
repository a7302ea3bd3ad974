import type { ReadyQuiz } from "./model";
import { given, mails, one, quiz, scale, some } from "./write";

export const food: ReadyQuiz = {
  key: "food",
  name: "Taste quiz",
  trade: "Food and drink",
  why: "It finds the first thing that somebody will like. Name your own tastes in the first question, and put a product behind each.",
  content: quiz({
    title: "What suits your taste?",
    intro: "Tell us how you like it, and we will tell you where to begin.",
    key: "taste",
    questions: [
      one(
        "taste",
        "You open the cupboard. What do you hope to find?",
        {
          sweet: "Something sweet",
          savoury: "Something salty and crisp",
          bitter: "Something dark and bitter",
          fresh: "Something fresh and sour",
        },
        { isRequired: true },
      ),
      scale("adventure", "How far would you go from what you know?", ["I like what I like", "Surprise me"]),
      some("diet", "What should it be without?", {
        meat: "Meat",
        animal: "Anything from animals",
        gluten: "Gluten",
        nuts: "Nuts",
        alcohol: "Alcohol",
      }),
      one("eats_for", "Whom is it for?", { me: "For me", table: "For a table full of people", gift: "For a gift" }),
      one(
        "gift_day",
        "When should it be there?",
        { week: "Within a week", later: "There is time" },
        { when: given("eats_for", "gift") },
      ),
    ],
    capture: {
      heading: "May we send you a recipe that goes with it?",
      text: "One recipe for your taste at once, and more from time to time.",
      consent: "Yes, send me recipes and news from the shop by email. I can unsubscribe at any time.",
    },
    results: {
      sweet: {
        heading: "Sweet: a little salt makes it more so",
        tip: "A pinch of flaky salt on chocolate, caramel or fruit lets you taste the sweetness, not only the sugar.",
      },
      savoury: {
        heading: "Salty: crisp has an enemy, and it is damp",
        tip: "Keep crackers and nuts in a jar with a lid. If they went soft, five minutes in the oven at 150 °C bring them back.",
      },
      bitter: {
        heading: "Bitter: give it something fat",
        tip: "Coffee, dark chocolate and bitter leaves become round with something fat beside them: cream, nuts or a good oil.",
      },
      fresh: {
        heading: "Fresh: sour comes last",
        tip: "Put lemon or vinegar to a dish at the very end. Heat takes the freshness away, and only the sourness stays.",
      },
    },
    otherwise: {
      heading: "Begin with what others come back for",
      tip: "What is bought again and again is seldom a mistake. Take a small one first.",
    },
    teaser: "What suits your taste?",
  }),
  knowledge: mails("taste", {
    sweet: [
      "For those who like it sweet",
      "Let chocolate lie at room temperature for half an hour before you eat it. Cold hides half of its taste, and warm you will need less of it.",
    ],
    savoury: [
      "For those who like it salty",
      "Toast nuts and seeds dry in a pan until they smell. Two minutes, and they taste of twice as much. Take them off at once: they go on browning.",
    ],
    bitter: [
      "For those who like it bitter",
      "Coffee tastes bitter when the water boils. Wait half a minute after the kettle clicks, and you taste what else is in it.",
    ],
    fresh: [
      "For those who like it fresh",
      "Grate the skin of a lemon before you press it: the skin has the smell, the juice the sourness. Together over warm vegetables they replace half the salt.",
    ],
  }),
};
