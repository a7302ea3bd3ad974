import { z } from "zod";
import { adminRequest } from "~/domains/shops/index.server";
import type { Shop } from "~/domains/shops/model";
import { decimalsOf } from "~/lib/money";
import { Gid } from "~/lib/shopify-id";
import type { Discount, Series } from "./model";
import { addCodes, codesAdded, createDiscount, discountByCode, grantedScopes } from "./operations";

const Granted = z.object({
  currentAppInstallation: z.object({ accessScopes: z.array(z.object({ handle: z.string() })) }),
});

/** Whether the app may make discounts now. */
export async function mayWrite(shop: Shop, now: Date): Promise<boolean> {
  const { currentAppInstallation } = await adminRequest(shop, grantedScopes, {}, Granted, now);
  return currentAppInstallation.accessScopes.some(({ handle }) => handle === "write_discounts");
}

const UserErrors = z.array(z.object({ code: z.string().nullable(), message: z.string() }));
type UserErrors = z.infer<typeof UserErrors>;

export type Made = { outcome: "made"; shopifyId: string } | { outcome: "refused"; problem: string };

const Created = z.object({
  discountCodeBasicCreate: z.object({
    codeDiscountNode: z.object({ id: Gid("DiscountCodeNode") }).nullable(),
    userErrors: UserErrors,
  }),
});

/**
 * Makes a series' discount at Shopify, with its first code. Made before and not heard of, it is found by that code,
 * which nobody else has: so it is made once however often this is asked.
 */
export async function makeDiscount(shop: Shop, discount: Discount, series: Series, now: Date): Promise<Made> {
  const variables = { discount: termsOf(discount, series) };
  const { discountCodeBasicCreate } = await adminRequest(shop, createDiscount, variables, Created, now, 0);
  const { codeDiscountNode, userErrors } = discountCodeBasicCreate;
  if (codeDiscountNode) return { outcome: "made", shopifyId: codeDiscountNode.id };
  const there = isTaken(userErrors) ? await findByCode(shop, series.firstCode, now) : null;
  return there ? { outcome: "made", shopifyId: there } : { outcome: "refused", problem: wordsOf(userErrors) };
}

function termsOf(discount: Discount, { firstCode, opensAt, endsAt, number }: Series) {
  const { name, kind, percent, amountMinor, minimumMinor, currency, validDays } = discount;
  const value =
    kind === "percentage"
      ? { percentage: (percent ?? 0) / 100 }
      : { discountAmount: { amount: decimal(amountMinor ?? 0, currency), appliesOnEachItem: false } };
  return {
    title: validDays === null ? name : `${name} (${number})`,
    code: firstCode,
    startsAt: opensAt,
    endsAt,
    usageLimit: 1,
    appliesOncePerCustomer: true,
    context: { all: "ALL" },
    customerGets: { items: { all: true }, value },
    ...(minimumMinor !== null && {
      minimumRequirement: { subtotal: { greaterThanOrEqualToSubtotal: decimal(minimumMinor, currency) } },
    }),
  };
}

function decimal(minor: number, currency: string): string {
  const decimals = decimalsOf(currency);
  return (minor / 10 ** decimals).toFixed(decimals);
}

const ByCode = z.object({ codeDiscountNodeByCode: z.object({ id: Gid("DiscountCodeNode") }).nullable() });

async function findByCode(shop: Shop, code: string, now: Date): Promise<string | null> {
  const { codeDiscountNodeByCode } = await adminRequest(shop, discountByCode, { code }, ByCode, now);
  return codeDiscountNodeByCode?.id ?? null;
}

const Adding = z.object({
  discountRedeemCodeBulkAdd: z.object({
    bulkCreation: z.object({ id: Gid("DiscountRedeemCodeBulkCreation") }).nullable(),
    userErrors: UserErrors,
  }),
});

/** Has Shopify add codes to a discount; that takes a while. Told twice, the second work finds them there. */
export async function tellCodes(
  shop: Shop,
  shopifyId: string,
  codes: readonly string[],
  now: Date,
): Promise<{ outcome: "begun"; creationId: string } | { outcome: "refused"; problem: string }> {
  const discountId = `gid://shopify/DiscountCodeNode/${shopifyId}`;
  const variables = { discountId, codes: codes.map((code) => ({ code })) };
  const { discountRedeemCodeBulkAdd } = await adminRequest(shop, addCodes, variables, Adding, now);
  const { bulkCreation, userErrors } = discountRedeemCodeBulkAdd;
  if (bulkCreation) return { outcome: "begun", creationId: bulkCreation.id };
  return { outcome: "refused", problem: wordsOf(userErrors) };
}

const Added = z.object({
  discountRedeemCodeBulkCreation: z
    .object({
      done: z.boolean(),
      codes: z.object({
        nodes: z.array(
          z.object({
            code: z.string(),
            discountRedeemCode: z.object({ id: z.string() }).nullable(),
            errors: UserErrors,
          }),
        ),
      }),
    })
    .nullable(),
});

/** What became of codes: null while Shopify works on them, `unknown` when it knows of no such work. */
export async function findAdded(
  shop: Shop,
  creationId: string,
  first: number,
  now: Date,
): Promise<{ code: string; isThere: boolean }[] | "unknown" | null> {
  const id = `gid://shopify/DiscountRedeemCodeBulkCreation/${creationId}`;
  const { discountRedeemCodeBulkCreation: work } = await adminRequest(shop, codesAdded, { id, first }, Added, now);
  if (!work) return "unknown";
  if (!work.done) return null;
  // Nobody else makes such codes: one that is taken was taken by us, when an answer was lost.
  return work.codes.nodes.map(({ code, discountRedeemCode, errors }) => ({
    code,
    isThere: discountRedeemCode !== null || isTaken(errors),
  }));
}

function isTaken(errors: UserErrors): boolean {
  return errors.some(({ code }) => code === "TAKEN" || code === "DUPLICATE");
}

function wordsOf(errors: UserErrors): string {
  return errors.map(({ message }) => message).join("; ") || "Shopify gave no reason";
}
