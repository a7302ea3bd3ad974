import type { CodeCreation, Discount } from "../../store/model";
import { type Listing, sortableId } from "../connection";
import { Entity, gid } from "../entity";
import type { View } from "../view";
import { wireTime } from "../wire";

export function discountNodeEntity(discount: Discount, view: View): Entity {
  return new Entity("DiscountCodeNode", {
    id: gid("DiscountCodeNode", discount.id),
    codeDiscount: () =>
      new Entity("DiscountCodeBasic", {
        title: discount.title,
        appliesOncePerCustomer: discount.isOncePerCustomer,
        usageLimit: discount.usageLimit,
        startsAt: wireTime(discount.startsAt),
        endsAt: discount.endsAt && wireTime(discount.endsAt),
        createdAt: wireTime(discount.createdAt),
        status: statusOf(discount, view.now),
        codesCount: new Entity("Count", { count: discount.codes.size, precision: "EXACT" }),
      }),
  });
}

function statusOf({ startsAt, endsAt }: Discount, now: Date): string {
  if (Date.parse(startsAt) > now.getTime()) return "SCHEDULED";
  return endsAt !== null && Date.parse(endsAt) <= now.getTime() ? "EXPIRED" : "ACTIVE";
}

/** Done from the second time on that somebody asks; the answer to the mutation is not asked for. */
export function codeCreationEntity(creation: CodeCreation, view: View): Entity {
  const isDone = creation.timesAsked > 1;
  const discount = view.store.discounts.get(creation.discountId);
  const results = isDone ? creation.codes : [];
  const added = results.filter(({ isAdded }) => isAdded).length;
  return new Entity("DiscountRedeemCodeBulkCreation", {
    id: gid("DiscountRedeemCodeBulkCreation", creation.id),
    createdAt: wireTime(creation.createdAt),
    done: isDone,
    codesCount: creation.codes.length,
    importedCount: added,
    failedCount: results.length - added,
    discountCode: () => (discount ? discountNodeEntity(discount, view) : null),
    codes: (args) => view.list(results.entries(), codeListing(discount), args),
  });
}

type Result = [number, CodeCreation["codes"][number]];

function codeListing(discount: Discount | undefined): Listing<Result> {
  return {
    typename: "DiscountRedeemCodeBulkCreationCodeConnection",
    idOf: ([place]) => String(place),
    valueOf: ([place]) => sortableId(String(place)),
    entity: ([, { code, isAdded, problem }]) =>
      new Entity("DiscountRedeemCodeBulkCreationCode", {
        code,
        discountRedeemCode: () => (isAdded && discount ? redeemCodeEntity(discount, code) : null),
        errors: problem
          ? [new Entity("DiscountUserError", { field: ["code"], message: problem, code: "TAKEN", extraInfo: null })]
          : [],
      }),
  };
}

function redeemCodeEntity(discount: Discount, code: string): Entity | null {
  const known = discount.codes.get(code.toUpperCase());
  if (!known) return null;
  const { id, usedBy } = known;
  return new Entity("DiscountRedeemCode", { id: gid("DiscountRedeemCode", id), code, asyncUsageCount: usedBy.length });
}
