import { z } from "zod";

/** Words of a merchant for one line on the storefront. */
export const Line = z
  .string()
  .trim()
  .max(200, "At most 200 characters")
  .regex(/^[^\r\n\u2028\u2029\0]*$/, "Must be one line");

/** Words of a merchant with line breaks; no markup. */
export const Words = z
  .string()
  .trim()
  .max(1000, "At most 1,000 characters")
  .regex(/^[^\0]*$/);

/**
 * Names a question or a choice for good, in events, segments and reports: `skin_concern`, `anti-aging`. Two quizzes that
 * ask the same question give it the same key, so that nobody is asked twice.
 */
export const Key = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/, "Use small letters, digits, - and _, at most 40");

export const Picture = z.strictObject({
  url: z
    .string()
    .trim()
    .max(2000)
    .regex(/^https:\/\/\S+$/, "Enter an address that begins with https://"),
  /** What it shows, for who cannot see it; empty only when the choice's words say it already. */
  alt: Line,
});

/** That one of these choices was given to an earlier question. */
export const Given = z.strictObject({ question: Key, oneOf: z.array(Key).min(1).max(20) });
export type Given = z.infer<typeof Given>;
