import type { QuizContent } from "~/domains/quizzes/model";

/** A quiz as the app serves it to a storefront. */
export type ServedQuiz = Pick<QuizContent, "title" | "intro" | "questions" | "capture" | "look"> & {
  id: number;
  version: number;
};

/** What a shopper is told in the end. */
export interface ServedOutcome {
  heading: string;
  tip: string;
  products: { title: string; url: string; image: string | null; price: string }[];
  code: { code: string; until: string | null } | null;
}

const choice = (key: string, label: string, picture: string | null = null) => ({
  key,
  label,
  picture: picture === null ? null : { url: `https://pictures.example/${picture}.svg`, alt: "" },
});

/** Asks a question of every type; who has dry skin is asked one more. */
export const skincare: ServedQuiz = {
  id: 3,
  version: 2,
  title: "Find the routine your skin asks for",
  intro: "A few quick questions, and we tell you what helps.\nNo tests, no nonsense.",
  questions: [
    {
      type: "single",
      key: "skin_concern",
      title: "What would you most like to change?",
      help: "",
      isRequired: true,
      when: [],
      choices: [
        choice("anti-aging", "Fine lines and firmness"),
        choice("dryness", "Dryness"),
        choice("spots", "Spots"),
      ],
    },
    {
      type: "single",
      key: "dry_where",
      title: "Where is it dry?",
      help: "",
      isRequired: true,
      when: [{ question: "skin_concern", oneOf: ["dryness"] }],
      choices: [choice("cheeks", "Cheeks"), choice("everywhere", "Everywhere")],
    },
    {
      type: "single",
      key: "texture",
      title: "Which texture do you like?",
      help: "",
      isRequired: false,
      when: [],
      choices: [choice("oil", "Oil", "oil"), choice("cream", "Rich cream", "cream"), choice("gel", "Gel", "gel")],
    },
    {
      type: "multiple",
      key: "habits",
      title: "What do you do every day?",
      help: "Be honest.",
      isRequired: true,
      when: [],
      most: 2,
      choices: [choice("cleanse", "Cleanse"), choice("spf", "Sun protection"), choice("serum", "Serum")],
    },
    {
      type: "scale",
      key: "sensitive",
      title: "How sensitive is your skin?",
      help: "",
      isRequired: false,
      when: [],
      steps: 10,
      low: "Not at all",
      high: "Very",
    },
    {
      type: "birthday",
      key: "birthday",
      title: "When is your birthday?",
      help: "We like to send a small present.",
      isRequired: false,
      when: [],
    },
    {
      type: "text",
      key: "words",
      title: "Anything else we should know?",
      help: "",
      isRequired: false,
      when: [],
      longest: 200,
    },
  ],
  capture: {
    heading: "Where may we send your routine?",
    text: "You will get it at once, and a tip now and then.",
    consent: "Yes, write to me about skincare and offers. I can stop this at any time with one click.",
    asksName: true,
    canSkip: true,
  },
  look: { color: "#1f4d3a", font: "theme", place: "middle", decline: "No, thank you" },
};

export const routine: ServedOutcome = {
  heading: "Peptides at night, sun protection by day",
  tip: "Fine lines answer best to patience.\nBegin with every second evening.",
  products: [
    { title: "Peptide night serum", url: "/products/serum", image: "https://pictures.example/a.svg", price: "£34.00" },
    { title: "Mineral sun cream", url: "/products/sun", image: null, price: "£22.00" },
  ],
  code: { code: "GLOW-7F3K-92QX", until: "2026-12-03T10:00:00Z" },
};

/** A live quiz as the theme is told of it: for everybody, on every page, at once. */
export const everywhere = {
  id: skincare.id,
  version: skincare.version,
  opens: { afterSeconds: 0, afterScrollPercent: null, onExitIntent: false },
  on: [],
  notOn: [],
  utm: [],
  device: "any",
  visitor: "any",
  signedIn: "any",
  cartFromMinor: null,
  cartToMinor: null,
  notAgainDays: 30,
  mostShows: null,
  teaser: null,
  fromAt: null,
  untilAt: null,
  needsKnown: false,
  color: "#1f4d3a",
  test: null,
};
export type LiveQuiz = typeof everywhere;
