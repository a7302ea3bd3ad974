import { transact } from "~/db.server";
import type { Shop } from "~/domains/shops/model";
import { emit } from "~/jobs/emit.server";
import { parseMinor } from "~/lib/money";
import type { DiscountForm } from "./model";
import { addDiscount, noteWanted } from "./queries.server";

export type Saved =
  { outcome: "saved"; discountId: number } | { outcome: "refused"; field: keyof DiscountForm; problem: string };

/** Makes a discount; a worker makes it at Shopify, with its first codes. */
export async function makeNewDiscount(
  shop: Pick<Shop, "id" | "currency">,
  form: DiscountForm,
  now: Date,
): Promise<Saved> {
  const { currency } = shop;
  const minor = (text: string) => parseMinor(text, currency);
  const amountMinor = form.kind === "amount" ? minor(form.amount) : null;
  if (amountMinor === 0) return { outcome: "refused", field: "amount", problem: `Enter an amount in ${currency}` };
  return transact(async (tx) => {
    const discount = {
      ...{ name: form.name, kind: form.kind, currency, amountMinor },
      percent: form.kind === "percentage" ? Number(form.percent) : null,
      minimumMinor: form.minimum === "" ? null : minor(form.minimum),
      validDays: form.ends === "days" ? Number(form.days) : null,
      lastDay: form.ends === "date" ? form.date : null,
    };
    const discountId = await addDiscount(shop.id, discount, now, tx);
    if (discountId === null) return { outcome: "refused", field: "date", problem: "Choose a day that is not over" };
    await emit(tx, "coupons.due", { shopId: shop.id });
    return { outcome: "saved", discountId };
  });
}

/** Has so many codes made before they are asked for, of a campaign's recipients say. */
export async function reserveCodes(shopId: number, discountId: number, count: number): Promise<void> {
  await transact(async (tx) => {
    await noteWanted(shopId, discountId, count, tx);
    await emit(tx, "coupons.due", { shopId });
  });
}
