/** How far those got whom a quiz was shown to. */
export interface Funnel {
  quizId: number;
  version: number;
  /** The running or ended test in which it was shown; null outside of any. */
  testId: number | null;
  /** How often it opened, in all tests and outside of them: what is only shown is counted by version alone. */
  shown: number;
  /** Who answered at least once. */
  started: number;
  /** Who answered each question, by its key. Not everybody is asked everything. */
  answered: Record<string, number>;
  finished: number;
  /** Who gave an address. */
  email: number;
  /** Whose address is proven: confirmed from the mailbox, or given where one word is enough. */
  confirmed: number;
  /** Who ordered within 30 days after that. */
  ordered: number;
}

/** After so many days an order is no longer counted for a quiz. */
export const orderedWithinDays = 30;
