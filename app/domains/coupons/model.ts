import { z } from "zod";

/** What a message asks for: a code of a discount for its shopper. */
export interface WantedCoupon {
  messageId: string;
  profileId: string;
  discountId: number;
}

/** A code that a shopper got. @property endsAt the last instant that is promised; null when it has no end */
export interface ClaimedCoupon {
  code: string;
  endsAt: Date | null;
}

/** What a code gives. Money is in the discount's currency, the shop's when it was made. */
export interface Discount {
  id: number;
  name: string;
  kind: "percentage" | "amount";
  percent: number | null;
  amountMinor: number | null;
  minimumMinor: number | null;
  currency: string;
  /** Days that a code is good after it was given; null when all end on one day, or never. */
  validDays: number | null;
  endsAt: Date | null;
  /** What keeps codes from being made, in words. */
  problem: string | null;
  createdAt: Date;
  stoppedAt: Date | null;
}

/** A discount at Shopify: all its codes end together there. */
export interface Series {
  discountId: number;
  number: number;
  firstCode: string;
  /** Shopify's number; null until it has answered. */
  shopifyId: string | null;
  opensAt: Date;
  /** Until then its codes are given. */
  closesAt: Date;
  endsAt: Date;
}

/** A discount with what became of its codes. */
export interface ListedDiscount extends Discount {
  free: number;
  given: number;
  used: number;
}

/** The rule's constants. */
export const rule = {
  /** So many days a series of codes is given before the next one is made; they end so much later at Shopify than promised. */
  seriesDays: 7,
  /** The next series is made so many days before the last one closes. */
  aheadDays: 1,
  /** Codes told to Shopify at once. */
  blockSize: 100,
  /** So many free codes are kept at least. */
  fewestFree: 200,
  /** Blocks that are told in one job. */
  blocksInOneJob: 10,
} as const;

const Amount = z.string().trim().max(12);
const Whole = z.string().trim().max(4);

/** A discount as a merchant fills it in: of percent, amount, days and date only what was chosen counts. */
export const DiscountForm = z
  .strictObject({
    name: z.string().trim().min(1, "Enter a name").max(100, "At most 100 characters"),
    kind: z.enum(["percentage", "amount"]),
    percent: Whole,
    amount: Amount,
    minimum: Amount,
    ends: z.enum(["days", "date"]),
    days: Whole,
    date: z.string().max(10),
  })
  .superRefine((form, context) => {
    const refuse = (field: string, message: string) => context.addIssue({ code: "custom", path: [field], message });
    if (form.kind === "percentage" && !isWithin(form.percent, 100)) refuse("percent", "Enter 1 to 100 percent");
    if (form.kind === "amount" && !isAmount(form.amount)) refuse("amount", "Enter an amount, such as 10 or 10.50");
    if (form.minimum !== "" && !isAmount(form.minimum)) refuse("minimum", "Enter an amount, or leave it empty");
    if (form.ends === "days" && !isWithin(form.days, 365)) refuse("days", "Enter 1 to 365 days");
    if (form.ends === "date" && !z.iso.date().safeParse(form.date).success) refuse("date", "Choose the last day");
  });
export type DiscountForm = z.infer<typeof DiscountForm>;

function isWithin(text: string, most: number): boolean {
  return /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= most;
}

function isAmount(text: string): boolean {
  return /^\d{1,7}([.]\d{1,3})?$/.test(text) && Number(text) > 0;
}
