import { transact } from "~/db.server";
import { keepTexts } from "~/domains/consent/index.server";
import { emit } from "~/jobs/emit.server";
import { hasTarget } from "./mapping/guess";
import { oldestYears, type Import, type Mapping, type Note, type RowState } from "./model";
import { deleteImport, findImport, lockImport, writeAsked, writeState } from "./queries.server";
import { keyOf } from "./rows/standing.server";
import { weighLines } from "./rows/apply.server";
import { listFirstLines } from "./rows/queries.server";
import type { GuestFields } from "./rows/decide";

/** What a merchant says of a file before it is taken in. */
export interface ImportPlan {
  mapping: Mapping;
  /** Of when the file tells. */
  asOf: Date;
  /** Since when whoever permits mail did so, where no column says it; null when nothing says it. */
  consentedAt: Date | null;
  /** How these people agreed, in the merchant's words. */
  statement: string;
}

export type Begun =
  | { outcome: "begun" }
  | { outcome: "missing" }
  | { outcome: "refused"; field: "mapping" | "asOf" | "consentedAt" | "statement"; problem: string };

const leastStatement = 20;

/** Has the worker take a file in. What it is to mean is fixed with it, and the merchant's word on consent is kept as proof. */
export async function beginImport(shopId: number, importId: number, plan: ImportPlan, now: Date): Promise<Begun> {
  return transact(async (tx): Promise<Begun> => {
    const file = await lockImport(shopId, importId, tx);
    if (!file) return { outcome: "missing" };
    const problem = file.state === "draft" ? problemOf(file, plan, now) : beganAlready;
    if (problem) return { outcome: "refused", ...problem };
    const asksConsent = hasTarget(plan.mapping, "consent");
    const statement = asksConsent ? plan.statement : null;
    const texts = await keepTexts(shopId, statement === null ? [] : [statement], now, tx);
    const textId = texts.get(statement ?? "") ?? null;
    await writeAsked(shopId, importId, { ...plan, statement, textId }, now, tx);
    await emit(tx, "import.asked", { shopId, importId });
    return { outcome: "begun" };
  });
}

const beganAlready = { field: "mapping", problem: "This file is being taken in already" } as const;

function problemOf({ columns }: Import, { mapping, asOf, consentedAt, statement }: ImportPlan, now: Date) {
  const oldest = new Date(now);
  oldest.setUTCFullYear(oldest.getUTCFullYear() - oldestYears);
  if (mapping.length !== columns.length) {
    return { field: "mapping", problem: "The columns have changed; reload the page and try again" } as const;
  }
  if (asOf > now || asOf < oldest) {
    return { field: "asOf", problem: `Choose a day of the last ${oldestYears} years, not after today` } as const;
  }
  if (!hasTarget(mapping, "consent")) return null;
  if (!hasTarget(mapping, "consent_date") && consentedAt === null) {
    return {
      field: "consentedAt",
      problem: "Say since when they have permitted it, or map a column that does",
    } as const;
  }
  if (consentedAt !== null && consentedAt > now) {
    return { field: "consentedAt", problem: "Choose a day that is not after today" } as const;
  }
  if (statement.length < leastStatement) {
    const problem = `Say in at least ${leastStatement} letters how they agreed: it is kept as proof`;
    return { field: "statement", problem } as const;
  }
  return null;
}

/** Has the worker take an import back. @returns whether there is something to take back */
export async function undoImport(shopId: number, importId: number, now: Date): Promise<boolean> {
  return transact(async (tx) => {
    const file = await lockImport(shopId, importId, tx);
    if (file?.state !== "finished") return false;
    await writeState(shopId, importId, "undoing", now, tx);
    await emit(tx, "import.asked", { shopId, importId });
    return true;
  });
}

/** Throws a file away that was not taken in yet. @returns whether it was there */
export async function discardUpload(shopId: number, importId: number): Promise<boolean> {
  return transact(async (tx) => {
    const file = await lockImport(shopId, importId, tx);
    if (file?.state !== "draft") return false;
    await deleteImport(shopId, importId, tx);
    return true;
  });
}

/** A line of the preview: whom it is about, and what it would do. */
export interface Preview {
  line: number;
  who: string;
  outcome: RowState;
  changes: string[];
  notes: Note[];
}

const previewed = 20;

/** What the first lines of a file would do, if its columns meant this; null when there is no such file. Nothing is written. */
export async function previewImport(
  shopId: number,
  importId: number,
  plan: ImportPlan,
  now: Date,
): Promise<Preview[] | null> {
  return transact(async (tx) => {
    const file = await findImport(shopId, importId, tx);
    if (!file) return null;
    const lines = await listFirstLines(shopId, importId, previewed, tx);
    const weighed = await weighLines(shopId, { ...file, ...plan }, lines, now, tx);
    const refused = weighed.refused.map(({ line, key, notes }) => ({
      ...{ line, who: nameOf(key), outcome: "refused" as const, changes: [], notes },
    }));
    const decided = weighed.decided.map(({ told, decision: { outcome, guest, tags, properties, consent, notes } }) => ({
      ...{ line: told.line, who: nameOf(keyOf(told)), outcome, notes },
      changes: [
        ...guestWords(guest),
        ...tags.map((tag) => `tag ${tag}`),
        ...properties.map(({ name, value }) => `${name}: ${value}`),
        ...(consent ? [consent.state === "subscribed" ? "may be written to" : "unsubscribed"] : []),
      ],
    }));
    return [...refused, ...decided].toSorted((a, b) => a.line - b.line);
  });
}

function nameOf(key: string | null): string {
  if (key === null) return "";
  const [, kind = "", value = ""] = /^(\w+):(.*)$/.exec(key) ?? [];
  return kind === "customer" ? `Customer ${value}` : value;
}

const words: Record<keyof GuestFields, string> = {
  firstName: "first name",
  lastName: "last name",
  phone: "phone",
  city: "city",
  country: "country",
  locale: "language",
};

function guestWords(guest: GuestFields): string[] {
  const read = (field: keyof GuestFields) => (guest[field] === null ? [] : [`${words[field]}: ${guest[field]}`]);
  return [
    ...(["firstName", "lastName", "phone", "city", "country", "locale"] as const).flatMap((field) => read(field)),
  ];
}
