import type { Said } from "../content/answers";

/** What a profile says now to a question, wherever it was said; the latest word counts. */
export interface CurrentAnswer extends Said {
  question: string;
  quizKey: string;
  version: number;
  answeredAt: Date;
  source: "quiz" | "preferences";
}

/** That somebody answered a question. Who they are is known by one of three. */
export interface AnswerFact extends CurrentAnswer {
  profileId: string | null;
  customerId: string | null;
  /** Normalised; its holder said it. */
  email: string | null;
  /** Where it was said: a response's id, or `preferences:<profile>`. */
  sourceId: string;
}

/** A passage through a quiz in which something waits to become facts. */
export interface WaitingResponse {
  id: string;
  quizKey: string;
  version: number;
  /** The words that giving an address agrees to, in this version; null when it asks for none. */
  consent: string | null;
  /** Whose it is by now, when that was found out before. */
  profileId: string | null;
  /** Who was signed in, by Shopify's signature. */
  customerId: string | null;
  email: string | null;
  emailGivenAt: Date | null;
  firstName: string | null;
  country: string | null;
  locale: string | null;
  page: string;
  network: string | null;
}
