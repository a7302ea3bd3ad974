// What Shopify's and Resend's JSON is made of, read by `parseJsonExactly`: numbers come as their digits.
import { z } from "zod";

export { readAddress as normalizeEmail } from "./address";

const iso = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:?\d{2})$/;

/** An instant with its offset; anything vaguer ("2021-12-31") is refused. */
export const Instant = z.string().transform((text, context) => {
  const date = new Date(text.replace(" ", "T"));
  if (iso.test(text) && !Number.isNaN(date.getTime())) return date;
  context.addIssue({ code: "custom", message: `"${text}" is not an instant` });
  return z.NEVER;
});

/** A whole number, written as JSON number or string. */
export const Whole = z
  .string()
  .regex(/^-?\d{1,9}$/, "is not a whole number")
  .transform(Number);

/** An amount of money as Shopify writes it: "12.50". */
export const Decimal = z.string().regex(/^-?\d{1,15}(\.\d+)?$/, "is not an amount of money");

/** An ISO 4217 code. */
export const Currency = z.string().regex(/^[A-Z]{3}$/, "is not a currency code");

/** Absent and null are the same: not known. */
export function maybe<Schema extends z.ZodType>(schema: Schema) {
  return schema.nullish().transform((value) => value ?? null);
}

/** A problem in words: where in the body, and what. */
export function describeIssues(error: z.ZodError): string {
  const words = error.issues.slice(0, 3).map((issue) => `${issue.path.join(".") || "body"}: ${issue.message}`);
  const more = error.issues.length - words.length;
  return words.join("; ") + (more > 0 ? `; and ${more} more` : "");
}
