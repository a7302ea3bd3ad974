import type { ReadyQuiz } from "./model";
import { given, mails, one, quiz, scale } from "./write";

export const skincare: ReadyQuiz = {
  key: "skincare",
  name: "Skin quiz",
  trade: "Skincare",
  why: "Shoppers learn what their skin wants most, and you learn it with them. Put your own products behind each result first.",
  content: quiz({
    title: "What does your skin want?",
    intro: "Four short questions, and you will know where to begin.",
    key: "skin_concern",
    questions: [
      one(
        "skin_concern",
        "What would you change first?",
        {
          "anti-aging": "Fine lines",
          dryness: "Dryness and tightness",
          blemishes: "Blemishes",
          redness: "Redness, easily irritated",
          dullness: "Dull, uneven tone",
        },
        { isRequired: true },
      ),
      one("skin_type", "How does your skin feel an hour after washing?", {
        dry: "Tight",
        normal: "Just right",
        oily: "Shiny all over",
        mixed: "Shiny only on forehead and nose",
      }),
      one(
        "retinoid",
        "Have you used retinol before?",
        { yes: "Yes, and it went well", stung: "Yes, and it stung", no: "Never" },
        { when: given("skin_concern", "anti-aging"), help: "It decides how gently you should begin." },
      ),
      one(
        "irritant",
        "What makes it worse?",
        {
          fragrance: "Scented products",
          weather: "Sun, wind and cold",
          food: "Spicy food or wine",
          unsure: "I cannot tell",
        },
        { when: given("skin_concern", "redness") },
      ),
      scale("routine", "How much time do you want to spend on it?", ["A minute", "All the time it takes"]),
    ],
    capture: {
      heading: "Shall we send you the routine?",
      text: "You get it by email, to read again in front of the mirror.",
      consent:
        "Yes, send me my routine and, now and then, advice and news from the shop by email. I can unsubscribe at any time.",
    },
    results: {
      "anti-aging": {
        heading: "Fine lines: sun cream before everything",
        tip: "Nothing slows fine lines like sun protection every morning, also in winter. In the evening begin a retinoid twice a week and only then more often.",
      },
      dryness: {
        heading: "Dry skin: put the water back, then keep it there",
        tip: "Cream holds water best on damp skin. Pat your face instead of rubbing it dry, and do not wait longer than a minute.",
      },
      blemishes: {
        heading: "Blemishes: fewer things, more patience",
        tip: "Wash mornings and evenings, no more: skin that is scrubbed makes more oil. What you begin today shows after six to eight weeks.",
      },
      redness: {
        heading: "Redness: first leave things out",
        tip: "For two weeks use a mild cleanser, one cream without scent and sun protection. Then add one thing at a time, so that you notice what it was.",
      },
      dullness: {
        heading: "Dull skin: gently off with the old",
        tip: "A mild acid once or twice a week takes the dullness away; a scrub mostly scratches. Vitamin C in the morning keeps the tone even.",
      },
    },
    otherwise: {
      heading: "Begin with three things",
      tip: "A mild cleanser, a cream that you like to use, and sun protection. Whatever else you buy works better on top of these.",
    },
    teaser: "What does your skin want?",
  }),
  knowledge: mails("skin_concern", {
    "anti-aging": [
      "For fine lines: three fingers’ width",
      "Most people use half as much sun cream as its label counts on. Two stripes along the index and the middle finger are enough for face and neck. It is the cheapest thing you can do against lines.",
    ],
    dryness: [
      "For dry skin: shorter and cooler",
      "Hot water washes the fat out of your skin. Shower five minutes, not too hot, and cream your face before you leave the bathroom, while the air is still damp.",
    ],
    blemishes: [
      "For blemishes: one new thing at a time",
      "Begin only one product, and give it six weeks. If you change three at once, you will never know which one helped. And change your pillowcase twice a week.",
    ],
    redness: [
      "For sensitive skin: try it on the arm first",
      "Put a little of a new product into the crook of your arm on two evenings. If nothing happens, your face will most likely take it, too.",
    ],
    dullness: [
      "For an even tone: acid in the evening",
      "After an acid your skin takes the sun harder. So use it in the evening, on dry skin, and wear sun protection the morning after, even below clouds.",
    ],
  }),
};
