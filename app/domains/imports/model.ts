import { z } from "zod";

/** What a column of a file can tell of a shopper. */
export const targets = [
  "nothing",
  "email",
  "customer_id",
  "first_name",
  "last_name",
  "phone",
  "city",
  "country",
  "language",
  "tags",
  "consent",
  "consent_date",
  "consent_source",
  "property",
] as const;
export type Target = (typeof targets)[number];

/** As a column is called where segments ask for it: letters, digits and low lines. */
const PropertyName = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z][a-z0-9_]{0,39}$/, "A property's name has small letters, digits and _, and begins with a letter");

/** What one column tells. Only a property has a name of its own. */
export const ColumnMeaning = z
  .strictObject({ target: z.enum(targets), name: z.string().max(100) })
  .transform(({ target, name }, context) => {
    if (target !== "property") return { target, name: "" };
    const read = PropertyName.safeParse(name);
    if (read.success) return { target, name: read.data };
    context.addIssue({ code: "custom", path: ["name"], message: read.error.issues[0]?.message ?? "is no name" });
    return z.NEVER;
  });
export type ColumnMeaning = z.infer<typeof ColumnMeaning>;

/** What each column of a file means, in the order of the columns. */
export const Mapping = z
  .array(ColumnMeaning)
  .max(200)
  .superRefine((columns, context) => {
    for (const [i, { target, name }] of columns.entries()) {
      if (target === "nothing") continue;
      const isSame = (other: ColumnMeaning) => other.target === target && other.name === name;
      if (columns.findIndex(isSame) === i) continue;
      context.addIssue({ code: "custom", path: [i], message: "Another column tells this already" });
    }
    if (columns.some(({ target }) => target === "email" || target === "customer_id")) return;
    context.addIssue({ code: "custom", message: "Say which column has the email address or the Shopify customer id" });
  });
export type Mapping = z.infer<typeof Mapping>;

export type ImportState = "uploading" | "draft" | "running" | "finished" | "undoing" | "undone";

export type RowState = "waiting" | "created" | "changed" | "unchanged" | "refused" | "undone";

/** Something to be said of a row: about which column, if it is about one, and what. */
export const Note = z.object({ column: z.string().nullable(), words: z.string() });
export type Note = z.infer<typeof Note>;

/** A file and what has become of it. */
export interface Import {
  id: number;
  name: string;
  state: ImportState;
  columns: string[];
  size: number;
  mapping: Mapping | null;
  asOf: Date;
  statement: string | null;
  consentedAt: Date | null;
  textId: number | null;
  created: number;
  changed: number;
  unchanged: number;
  refused: number;
  undone: number;
  /** Of who may be written to because of it: how many, and what became of the first mail to them. */
  isStepped: boolean;
  listSize: number;
  mailed: number;
  heard: number;
  bounced: number;
  complained: number;
  uploadedAt: Date;
  askedAt: Date | null;
  finishedAt: Date | null;
  undoneAt: Date | null;
}

/** A line of a file as it was uploaded. */
export interface Line {
  line: number;
  cells: string[];
}

/** What a line says, with whom it is about. */
export interface Told {
  line: number;
  key: { kind: "customer" | "email"; value: string };
  email: string | null;
  firstName: string | null;
  lastName: string | null;
  phone: string | null;
  city: string | null;
  country: string | null;
  language: string | null;
  tags: string[];
  consent: { state: "subscribed" | "unsubscribed"; at: Date | null; source: string | null } | null;
  properties: { name: string; value: string }[];
  /** What is worth a look, and no reason to leave the line out. */
  notes: Note[];
}

export const longestCell = 500;
export const mostColumns = 100;
export const mostLines = 100_000;
export const mostBytes = 25 * 1024 * 1024;
/** What a file tells can be this old at most. */
export const oldestYears = 5;
/** So long lines of files are kept, and with them the way back. */
export const rowsKeptDays = 90;
