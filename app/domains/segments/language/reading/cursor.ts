import { complaint, SyntaxProblem, type Problem, type Token } from "../tokens";

/** What may be written at a place. */
export interface Offer {
  text: string;
  kind: "attribute" | "function" | "parameter" | "value" | "keyword";
  /** What it stands for, where the text alone does not say. */
  label?: string;
}

/**
 * Walks over the tokens of a text. Whatever the grammar looks for where the text ends is remembered, so that the very
 * grammar that reads a text also knows how it may go on.
 */
export class Cursor {
  #at = 0;
  readonly #offers = new Map<string, Offer>();

  constructor(readonly tokens: readonly Token[]) {}

  get next(): Token {
    return this.#ahead(0);
  }

  /** What may stand where the text ends. */
  get offers(): Offer[] {
    return [...this.#offers.values()];
  }

  take(): Token {
    const token = this.next;
    this.#at += 1;
    return token;
  }

  /** Whether this comes next, in any case; if so, it is taken. */
  takes(phrase: string): boolean {
    const words = phrase.split(" ");
    const missed = words.findIndex((word, i) => !this.#is(i, word));
    if (missed >= 0 && this.#ahead(missed).kind === "end") {
      this.#remember({ text: words.slice(missed).join(" "), kind: "keyword" });
    }
    return this.takesUnoffered(phrase);
  }

  /** Like `takes`, of what is read where it stands, but offered to nobody. */
  takesUnoffered(phrase: string): boolean {
    const isNext = this.sees(phrase);
    if (isNext) this.#at += phrase.split(" ").length;
    return isNext;
  }

  /** Whether this comes next; it is not taken, nor offered. */
  sees(phrase: string): boolean {
    return phrase.split(" ").every((word, i) => this.#is(i, word));
  }

  /** Says what may come next, for an editor. */
  offer(offers: () => readonly Offer[]): void {
    if (this.next.kind === "end") offers().forEach((offer) => this.#remember(offer));
  }

  /** What is wrong with a token, or, where it is none of the language's, that. */
  problem(token: Token, problem: string, suggestion: string | null = null, also: readonly Problem[] = []) {
    const { line, column } = token;
    if (token.kind === "unreadable") return new SyntaxProblem(line, column, complaint(token));
    return new SyntaxProblem(line, column, problem, suggestion, also);
  }

  #is(count: number, word: string): boolean {
    return this.#ahead(count).text.toUpperCase() === word.toUpperCase();
  }

  #ahead(count: number): Token {
    const token = this.tokens[this.#at + count] ?? this.tokens.at(-1);
    if (!token) throw new Error("The tokens of a text end with its end");
    return token;
  }

  #remember(offer: Offer): void {
    if (!this.#offers.has(offer.text)) this.#offers.set(offer.text, offer);
  }
}
