import type { ReadyQuiz } from "./model";
import { given, mails, one, quiz, some } from "./write";

export const baby: ReadyQuiz = {
  key: "baby",
  name: "Baby quiz",
  trade: "Baby",
  why: "Parents say how far along they are and what is hard just now. Check each tip against what you sell, and ask nothing you would not ask across a counter.",
  content: quiz({
    title: "Where are you just now?",
    intro: "Three questions. Nothing of it is shared with anybody.",
    key: "baby_need",
    questions: [
      one(
        "baby_stage",
        "How far along are you?",
        {
          expecting: "Still expecting",
          newborn: "0 to 3 months",
          sitting: "4 to 9 months",
          walking: "10 months and more",
          gift: "I need a gift",
        },
        { isRequired: true },
      ),
      one(
        "baby_need",
        "What is hard just now?",
        { sleep: "Sleep", feeding: "Feeding", skin: "Sore skin", outings: "Getting out of the house" },
        { when: given("baby_stage", "newborn", "sitting", "walking") },
      ),
      some(
        "baby_has",
        "What do you have already?",
        { bed: "A bed", pram: "A pram", carrier: "A carrier", clothes: "Clothes for the first weeks" },
        { when: given("baby_stage", "expecting") },
      ),
      one(
        "gift_for",
        "How well do you know the parents?",
        { close: "Very well", far: "Not so well" },
        { when: given("baby_stage", "gift") },
      ),
    ],
    capture: {
      heading: "May we write to you as it grows?",
      text: "Little, and only what suits the age.",
      consent: "Yes, send me tips for the age and news from the shop by email. I can unsubscribe at any time.",
    },
    results: {
      sleep: {
        heading: "Sleep: the same three things each evening",
        tip: "Choose three small things and do them each evening in the same order: wash, sing, lights out. On the back, in a bed of its own, without pillows or toys.",
      },
      feeding: {
        heading: "Feeding: before it cries",
        tip: "Smacking, turning the head, a fist in the mouth: these come before crying, and a calm baby drinks better. If it drinks much less than usual, call your midwife or doctor.",
      },
      skin: {
        heading: "Sore skin: air first, then cream",
        tip: "Let the skin dry in the air for some minutes before each nappy. Cream thinly: what stays white is too much. If it is no better after three days, show it to a doctor.",
      },
      outings: {
        heading: "Getting out: pack the evening before",
        tip: "Keep one bag packed by the door and refill it when you come home, not when you leave. Two nappies more than you think.",
      },
    },
    otherwise: {
      heading: "Less than the lists say",
      tip: "For the first weeks a baby needs something to wear, to sleep in and to be carried in. Everything else can wait until you know each other.",
    },
    teaser: "What helps just now?",
  }),
  knowledge: mails("baby_need", {
    sleep: [
      "For the nights",
      "Keep it dark and dull at night: no talking beyond what is needed, no bright lamp. By day the other way round. After some weeks the difference is learnt.",
    ],
    feeding: [
      "For feeding",
      "Write down the times for two days, no longer. Mostly a pattern shows that was hard to see when one is tired, and then the paper can go.",
    ],
    skin: [
      "For sore skin",
      "Water and a soft cloth clean well enough at home; keep wipes for the way. Pat dry, do not rub, and look into the folds.",
    ],
    outings: [
      "For the way out",
      "Go out at the same hour each day, even if only around the house. What is usual needs no planning, for you or for the baby.",
    ],
  }),
};
