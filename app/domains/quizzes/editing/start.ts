import type { QuizContent } from "../content/model";

/** What a quiz begins with that is made from nothing: one question, an address, a result, and when it opens. */
export const emptyQuiz: QuizContent = {
  title: "",
  intro: "",
  questions: [
    {
      type: "single",
      key: "question",
      title: "",
      help: "",
      isRequired: false,
      when: [],
      choices: [
        { key: "choice", label: "", picture: null },
        { key: "choice-2", label: "", picture: null },
      ],
    },
  ],
  capture: {
    heading: "Where may we send it?",
    text: "",
    consent: "Yes, send me my result and news from the shop by email. I can unsubscribe at any time.",
    asksName: false,
    canSkip: true,
  },
  result: {
    branches: [],
    otherwise: { heading: "Thank you", tip: "", products: { from: "popular", count: 3 } },
    discountId: null,
  },
  targeting: {
    opens: { afterSeconds: 10, afterScrollPercent: null, onExitIntent: true },
    on: [],
    notOn: [{ page: "cart" }],
    utm: [],
    device: "any",
    visitor: "any",
    signedIn: "any",
    cartFromMinor: null,
    cartToMinor: null,
    segmentIds: [],
    notAgainDays: 14,
    mostShows: 3,
    teaser: null,
    from: null,
    until: null,
  },
  look: { color: "", font: "theme", place: "middle", decline: "No, thank you" },
};

export const mostNameLength = 120;

/** A name that none of the others has: “Skin quiz”, then “Skin quiz 2”. */
export function freeName(name: string, taken: readonly string[]): string {
  const lower = new Set(taken.map((one) => one.toLowerCase()));
  for (let n = 1; ; n++) {
    const tried = n === 1 ? name : `${name.slice(0, mostNameLength - 4)} ${n}`;
    if (!lower.has(tried.toLowerCase())) return tried;
  }
}
