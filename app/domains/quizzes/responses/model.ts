import { z } from "zod";
import { mostQuestions } from "../content/model";
import { normalizeEmail } from "~/lib/wire";

/** 128 random bits that a browser made. */
export const ResponseId = z.string().regex(/^[A-Za-z0-9_-]{22}$/, "must be 22 signs of base64url");

const number = z.int().min(1).max(2_147_483_647);
/** PostgreSQL keeps neither NUL nor half a sign. */
const clean = (text: string) => text.replaceAll("\0", "").toWellFormed().trim();
/** What a page says of itself is kept as far as it makes sense, and is no reason to lose an answer. */
const hint = (form: RegExp) => z.string().regex(form).nullable().catch(null);

const passage = {
  response: ResponseId,
  quiz: number,
  version: number,
  test: number.nullable(),
  page: z
    .string()
    .transform((path) => clean(path).split(/[?#]/, 1)[0]?.slice(0, 300) ?? "")
    .catch(""),
  locale: hint(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/),
  country: hint(/^[A-Z]{2}$/),
  /** An earlier passage of the same browser: what was said there was not asked again. */
  before: ResponseId.nullish(),
};

const SaidTo = z.strictObject({
  question: z.string().max(40),
  choices: z.array(z.string().max(40)).max(20),
  text: z.string().transform(clean).nullable(),
});

/** What the popup sends on behalf of a shopper; `docs/storefront.md` has the protocol. */
export const Sent = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("show"), quiz: number, version: number }),
  z.strictObject({ do: z.literal("answer"), ...passage, answers: z.array(SaidTo).min(1).max(mostQuestions) }),
  z.strictObject({
    do: z.literal("email"),
    ...passage,
    email: z.string().transform((text, context) => {
      const email = normalizeEmail(clean(text));
      if (email === null) context.addIssue({ code: "custom", message: "is no address" });
      return email ?? "";
    }),
    firstName: z
      .string()
      .transform((name) => clean(name).replace(/\s+/g, " ").slice(0, 100) || null)
      .nullable(),
    agrees: z.literal(true),
  }),
  z.strictObject({ do: z.literal("finish"), ...passage }),
]);
export type Sent = z.infer<typeof Sent>;
/** A step of one shopper's passage through a quiz. */
export type SentStep = Exclude<Sent, { do: "show" }>;

/** Who a request came from, as far as it can be known. */
export interface Sender {
  /** Of the customer who is signed in, by Shopify's signature. */
  customerId: string | null;
  /** /24 or /48; kept as a keyed hash alone. */
  network: string | null;
  /** Shopify's signature, which is good for one write. */
  signature: string;
}
