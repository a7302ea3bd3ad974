import type { Evidence, Field, Level } from "~/domains/duplicates/model";

const fieldWords: Record<Field, string> = {
  mailbox: "address",
  phone: "telephone",
  first_name: "first name",
  last_name: "last name",
  place: "place",
};

const mailboxWords: Partial<Record<Level, string>> = {
  same: "the two addresses are one mailbox",
  misspelt_domain: "one address is the other with a slip in its provider",
  same_name_part: "the addresses are the same before the @",
  misspelt: "the addresses are a letter or two apart",
};

const levelWords: Partial<Record<Level, (field: string) => string>> = {
  same: (field) => `the same ${field}`,
  misspelt: (field) => `nearly the same ${field}`,
  short_form: (field) => `a short form of the ${field}`,
  swapped: () => "first and last name are swapped",
  part: (field) => `one ${field} is part of the other`,
};

/** What speaks for two being one person, the strongest first, as a sentence's second half. */
export function describeEvidence(evidence: readonly Evidence[]): string {
  const said = evidence
    .filter(({ bits, level }) => bits > 0.5 && level !== "differs")
    .toSorted((a, b) => b.bits - a.bits)
    .map(({ field, level }) =>
      field === "mailbox" ? (mailboxWords[level] ?? "") : (levelWords[level]?.(fieldWords[field]) ?? ""),
    );
  const words = [...new Set(said)].filter((word) => word !== "");
  return words.length === 0 ? "little is known of either" : listed(words);
}

/** What speaks against it; null when nothing does. */
export function describeDoubts(evidence: readonly Evidence[]): string | null {
  const words = evidence
    .filter(({ level, bits }) => level === "differs" && bits < 0)
    .map(({ field }) => `another ${fieldWords[field]}`);
  return words.length === 0 ? null : listed(words);
}

function listed(words: readonly string[]): string {
  return words.length === 1 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;
}

/** How sure it is, without a promise that nobody can keep. */
export function describeConfidence(confidence: number): string {
  const percent = confidence * 100;
  return percent >= 99.95 ? "over 99.9 %" : `${percent >= 99 ? percent.toFixed(1) : Math.round(percent)} %`;
}

/** Somebody by name, or else by address. */
export function nameOf({ firstName, lastName, email }: { firstName: string; lastName: string; email: string | null }) {
  return `${firstName} ${lastName}`.trim() || email || "Without a name";
}
