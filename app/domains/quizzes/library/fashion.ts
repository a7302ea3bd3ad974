import type { ReadyQuiz } from "./model";
import { given, mails, one, quiz, some } from "./write";

export const fashion: ReadyQuiz = {
  key: "fashion",
  name: "Style quiz",
  trade: "Fashion",
  why: "It sorts what a shopper would wear from what only looks good on a rail. Put a collection of your own behind each style first.",
  content: quiz({
    title: "What would you really wear?",
    intro: "A minute of questions, no mirror needed.",
    key: "style",
    questions: [
      one(
        "style",
        "Which of these would you reach for tomorrow morning?",
        {
          classic: "A good shirt and a coat that lasts",
          relaxed: "Something soft that I need not iron",
          bold: "A colour that nobody else wears",
          sporty: "What I can also walk ten miles in",
        },
        { isRequired: true },
      ),
      one("shopping_for", "For whom are you looking?", { myself: "For myself", gift: "For somebody else" }),
      one(
        "fit_trouble",
        "What most often does not fit?",
        { shoulders: "Shoulders", waist: "Waist", length: "Sleeves or legs", none: "Most things fit" },
        { when: given("shopping_for", "myself") },
      ),
      one(
        "gift_sure",
        "Do you know the size?",
        { yes: "Yes", guess: "I would have to guess" },
        { when: given("shopping_for", "gift") },
      ),
      some("wears_for", "When will it be worn?", {
        work: "At work",
        weekend: "At the weekend",
        evening: "In the evening",
        travel: "On journeys",
      }),
    ],
    capture: {
      heading: "Where may we send your picks?",
      text: "A short list for your style, and a word when something fitting comes in.",
      consent: "Yes, send me my picks and news that fits my style by email. I can unsubscribe at any time.",
    },
    results: {
      classic: {
        heading: "Classic: few things, worn often",
        tip: "Buy the plain version of the thing you wear most. If it goes with three things you own, it is the right one.",
      },
      relaxed: {
        heading: "Relaxed: look at the cloth before the cut",
        tip: "Soft things stand or fall with their cloth. Look for a little weight: thin jersey loses its shape in the first month.",
      },
      bold: {
        heading: "Bold: one loud thing at a time",
        tip: "Let one piece speak and keep the others quiet in the same tone. A bold colour below the face needs more courage than at the feet.",
      },
      sporty: {
        heading: "Sporty: made for movement",
        tip: "Lift both arms when you try it on. If the hem stays where it is, you will still like it after ten miles.",
      },
    },
    otherwise: {
      heading: "Begin with what you wear most",
      tip: "Replace the thing that is nearly worn out before you buy something for an occasion that may not come.",
    },
    teaser: "Find your style",
  }),
  knowledge: mails("style", {
    classic: [
      "For a classic wardrobe",
      "Hang up today what you wore this week with the hook the other way round. In a month you will see what you truly wear, and what the next piece should go with.",
    ],
    relaxed: [
      "For soft things that stay soft",
      "Wash them inside out, at 30 degrees, and leave the softener out: it coats the fibres, so that they take up less and wear out sooner.",
    ],
    bold: [
      "For those who like colour",
      "Wash a strong colour alone the first two times, cold and inside out. A spoon of salt does nothing; cold water does.",
    ],
    sporty: [
      "For clothes that move",
      "Wash sportswear soon and without softener, which closes the pores that let the damp out. Hang it in the air, not on the heater: heat tires the stretch.",
    ],
  }),
};
