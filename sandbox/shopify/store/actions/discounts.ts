import { z } from "zod";
import { instant } from "../../../factories/instants";
import type { Checkout, CodeCreation, Discount, Store } from "../model";
import { held, kitFor, type Outcome } from "./outcome";

export const AddDiscount = z.object({
  title: z.string(),
  code: z.string(),
  percentage: z.number().nullable(),
  amount: z.string().nullable(),
  minimumSubtotal: z.string().nullable(),
  usageLimit: z.int().nullable(),
  isOncePerCustomer: z.boolean(),
  startsAt: z.string(),
  endsAt: z.string().nullable(),
});
export const AddCodes = z.object({ discountId: z.string(), codes: z.array(z.string()) });

// The app is subscribed to none of the topics about discounts, so that none is sent.

export function addDiscount(store: Store, input: z.input<typeof AddDiscount>, now: Date): Outcome<Discount> {
  const { code, ...terms } = AddDiscount.parse(input);
  const { numbers } = kitFor(store, now);
  const codes = new Map([[code.toUpperCase(), { id: numbers.id(), code, usedBy: [] }]]);
  const discount = { ...terms, id: numbers.id(), createdAt: instant(now), codes };
  store.discounts.set(discount.id, discount);
  return { result: discount, events: [] };
}

/** Adds codes to a discount. Those that exist already, at this discount or another, are left out and say so. */
export function addCodes(store: Store, input: z.input<typeof AddCodes>, now: Date): Outcome<CodeCreation> {
  const { discountId, codes } = AddCodes.parse(input);
  const discount = held(store.discounts, discountId, "discount");
  const { numbers } = kitFor(store, now);
  const results = codes.map((code) => {
    if (isTaken(store, code))
      return { code, isAdded: false, problem: "Code must be unique. Please try a different code." };
    discount.codes.set(code.toUpperCase(), { id: numbers.id(), code, usedBy: [] });
    return { code, isAdded: true, problem: null };
  });
  const creation = { id: numbers.id(), discountId, createdAt: instant(now), timesAsked: 0, codes: results };
  store.codeCreations.set(creation.id, creation);
  return { result: creation, events: [] };
}

/** That somebody asked how far it is. */
export function askOfCodes(creation: CodeCreation): CodeCreation {
  creation.timesAsked += 1;
  return creation;
}

export function isTaken(store: Store, code: string): boolean {
  return [...store.discounts.values()].some(({ codes }) => codes.has(code.toUpperCase()));
}

/** Uses a code up. Codes that the store does not know are taken as they come: the demo's own are such. */
export function redeem(store: Store, code: string, { customerId, email }: Checkout, now: Date): void {
  const discount = [...store.discounts.values()].find(({ codes }) => codes.has(code.toUpperCase()));
  const known = discount?.codes.get(code.toUpperCase());
  if (!discount || !known) return;
  const who = customerId ?? email ?? "somebody";
  const all = [...discount.codes.values()].flatMap(({ usedBy }) => usedBy);
  if (discount.endsAt !== null && Date.parse(discount.endsAt) <= now.getTime()) {
    throw new RangeError(`The code ${code} has ended.`);
  }
  if (discount.usageLimit !== null && known.usedBy.length >= discount.usageLimit) {
    throw new RangeError(`The code ${code} has been used already.`);
  }
  if (discount.isOncePerCustomer && all.includes(who)) {
    throw new RangeError(`${who} has used a code of this discount already.`);
  }
  known.usedBy.push(who);
}
