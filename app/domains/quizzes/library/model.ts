import type { QuizContent } from "../content/model";

/** What the product knows beforehand of the answers to one question of a ready quiz. */
export interface Knowledge {
  /** The key of the question whose choices are worth a segment each. */
  question: string;
  /** What the welcome mail may tell somebody who chose so, by the key of the choice. */
  tips: Readonly<Record<string, { heading: string; text: string }>>;
}

/** A quiz that comes with the product: what it asks, for which trade, and what its answers are good for. */
export interface ReadyQuiz {
  /** Names it for good, in events and reports. */
  key: string;
  name: string;
  trade: string;
  /** For the merchant: what a shopper gets out of it, and what to change first. */
  why: string;
  content: QuizContent;
  knowledge: Knowledge;
}
