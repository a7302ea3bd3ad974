import { z } from "zod";

/** A kind of page, or one page of that kind by its handle; of `path`, an address that may end in *. */
export const PageRule = z.discriminatedUnion("page", [
  z.strictObject({ page: z.enum(["home", "cart", "search", "account", "blog"]) }),
  z.strictObject({ page: z.enum(["product", "collection"]), handle: z.string().trim().max(255).nullable() }),
  /** Products of a collection, a type or with a tag. */
  z.strictObject({
    page: z.literal("products_in"),
    by: z.enum(["collection", "type", "tag"]),
    value: z.string().trim().min(1).max(255),
  }),
  z.strictObject({
    page: z.literal("path"),
    path: z
      .string()
      .trim()
      .regex(/^\/[^\s?#]{0,200}$/, "Begin with /, such as /pages/about"),
  }),
]);
export type PageRule = z.infer<typeof PageRule>;

const LocalTime = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, "Enter a day and a time");

/** To whom a quiz is shown, where and when. What is asked of the page and the browser is decided there, the rest by us. */
export const Targeting = z.strictObject({
  /** The first of these that happens opens the quiz; with none of them only the teaser does. */
  opens: z.strictObject({
    afterSeconds: z.number().int().min(0).max(600).nullable(),
    afterScrollPercent: z.number().int().min(1).max(100).nullable(),
    onExitIntent: z.boolean(),
  }),
  /** On all pages when there are none. */
  on: z.array(PageRule).max(20),
  notOn: z.array(PageRule).max(20),
  /** Of the address a visit began with: all must be there. */
  utm: z
    .array(
      z.strictObject({
        name: z.enum(["source", "medium", "campaign", "content", "term"]),
        value: z.string().trim().min(1).max(100),
      }),
    )
    .max(5),
  device: z.enum(["any", "phone", "desktop"]),
  visitor: z.enum(["any", "new", "returning"]),
  signedIn: z.enum(["any", "yes", "no"]),
  /** What the cart comes to, in minor units of the shop's currency. */
  cartFromMinor: z.number().int().min(0).nullable(),
  cartToMinor: z.number().int().min(0).nullable(),
  /** Only shoppers who are in one of these; nobody whom we do not know. Everybody when there are none. */
  segmentIds: z.array(z.number().int()).max(10),
  /** Not again for so many days to who closed it, and to who finished it never. */
  notAgainDays: z.number().int().min(0).max(365),
  /** At most so often to one browser; null for no bound. */
  mostShows: z.number().int().min(1).max(100).nullable(),
  /** A tab at the edge that opens the quiz; null for none. */
  teaser: z.strictObject({ text: z.string().trim().min(1).max(40), side: z.enum(["left", "right"]) }).nullable(),
  /** By the shop's clock; null for no such bound. */
  from: LocalTime.nullable(),
  until: LocalTime.nullable(),
});
export type Targeting = z.infer<typeof Targeting>;
