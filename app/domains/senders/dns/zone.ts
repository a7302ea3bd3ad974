import { getDomain } from "tldts";

/** What the DNS said to one question. */
export type Answer =
  | { state: "found"; values: string[] }
  /** There is no such name, or nothing of this type under it. */
  | { state: "none" }
  /** No answer, or one that says nothing: a timeout, a server's failure. */
  | { state: "trouble" };

export type RecordType = "TXT" | "MX" | "CNAME";

/** A question to the DNS, as a zone keeps it: "TXT _dmarc.example.com". */
export type Question = `${RecordType} ${string}`;

/** What is known of the DNS so far. What a rule asks in vain, it says: its caller looks it up and asks the rule again. */
export class Zone {
  readonly #answers = new Map<Question, Answer>();
  readonly #missing = new Set<Question>();

  /** The answer; null when nobody has looked yet, which is remembered. */
  ask(type: RecordType, name: string): Answer | null {
    const question: Question = `${type} ${name.toLowerCase().replace(/\.$/, "")}`;
    const answer = this.#answers.get(question);
    if (!answer) this.#missing.add(question);
    return answer ?? null;
  }

  learn(question: Question, answer: Answer): void {
    this.#answers.set(question, answer);
    this.#missing.delete(question);
  }

  /** What was asked in vain. */
  get missing(): Question[] {
    return [...this.#missing];
  }
}

/**
 * The name under which an organisation registered a domain: "shop.co.uk" of "mail.shop.co.uk". A name that is itself a
 * public suffix is its own.
 */
export function organisationOf(name: string): string {
  return getDomain(name, { allowPrivateDomains: true }) ?? name;
}

/** Whether two domains count as one to a reader of DMARC: the very same when strict, of one organisation otherwise. */
export function isAligned(one: string, other: string, isStrict: boolean): boolean {
  return isStrict ? one === other : organisationOf(one) === organisationOf(other);
}
