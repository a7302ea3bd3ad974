import { z } from "zod";
import { addCodes, addDiscount } from "../../store/actions/discounts";
import { isTaken } from "../../store/actions/discounts";
import { type Arguments, Entity } from "../entity";
import { codeCreationEntity, discountNodeEntity } from "../nodes/discount";
import { idArgument } from "../references";
import { type Desk, type Problem, userErrors } from "./desk";

const Terms = z.object({
  title: z.string().default(""),
  code: z.string().default(""),
  startsAt: z.coerce.string().optional(),
  endsAt: z.coerce.string().nullish(),
  usageLimit: z.int().nullish(),
  appliesOncePerCustomer: z.boolean().default(false),
  context: z.object({ all: z.string() }).optional(),
  customerGets: z
    .object({
      items: z.object({ all: z.boolean().optional() }).optional(),
      value: z
        .object({
          percentage: z.number().nullish(),
          discountAmount: z.object({ amount: z.coerce.string() }).nullish(),
        })
        .optional(),
    })
    .optional(),
  minimumRequirement: z
    .object({ subtotal: z.object({ greaterThanOrEqualToSubtotal: z.coerce.string() }).nullish() })
    .nullish(),
});
type Terms = z.infer<typeof Terms>;

/** A discount on the whole order, of percent or of an amount. What else Shopify can discount is not known here. */
export function createBasicDiscount(desk: Desk, args: Arguments): Entity {
  const terms = Terms.parse(args["basicCodeDiscount"]);
  const problems = problemsOf(desk, terms);
  const payload = (node: Entity | null) =>
    new Entity("DiscountCodeBasicCreatePayload", {
      codeDiscountNode: node,
      userErrors: userErrors("DiscountUserError", problems),
    });
  if (problems.length > 0) return payload(null);
  const value = terms.customerGets?.value;
  const discount = desk.perform(addDiscount, {
    ...{ title: terms.title, code: terms.code, isOncePerCustomer: terms.appliesOncePerCustomer },
    percentage: value?.percentage ?? null,
    amount: value?.discountAmount?.amount ?? null,
    minimumSubtotal: terms.minimumRequirement?.subtotal?.greaterThanOrEqualToSubtotal ?? null,
    usageLimit: terms.usageLimit ?? null,
    startsAt: terms.startsAt ?? desk.view.now.toISOString(),
    endsAt: terms.endsAt ?? null,
  });
  return payload(discountNodeEntity(discount, desk.view));
}

function problemsOf({ view }: Desk, { title, code, startsAt, endsAt, context, customerGets }: Terms): Problem[] {
  const problem = (name: string, message: string, kind: string): Problem => {
    return { field: ["basicCodeDiscount", name], message, code: kind };
  };
  const value = customerGets?.value;
  const percentage = value?.percentage ?? null;
  return [
    ...(title.trim() === "" ? [problem("title", "Title can't be blank", "BLANK")] : []),
    ...(code.trim() === "" ? [problem("code", "Code can't be blank", "BLANK")] : []),
    ...(isTaken(view.store, code)
      ? [problem("code", "Code must be unique. Please try a different code.", "TAKEN")]
      : []),
    ...(startsAt === undefined ? [problem("startsAt", "Starts at can't be blank", "BLANK")] : []),
    ...(startsAt && endsAt && Date.parse(endsAt) <= Date.parse(startsAt)
      ? [problem("endsAt", "Ends at needs to be after starts_at", "END_DATE_BEFORE_START_DATE")]
      : []),
    ...(context ? [] : [problem("context", "Context can't be blank", "BLANK")]),
    ...(customerGets?.items?.all && value ? [] : [problem("customerGets", "Applies on nothing", "APPLIES_ON_NOTHING")]),
    ...(percentage !== null && (percentage <= 0 || percentage > 1)
      ? [problem("customerGets", "Value must be between 0.0 and 1.0", "VALUE_OUTSIDE_RANGE")]
      : []),
  ];
}

const Codes = z.array(z.object({ code: z.string() }));

export function addRedeemCodes(desk: Desk, args: Arguments): Entity {
  const discountId = idArgument(args, "discountId", "DiscountCodeNode");
  const codes = Codes.parse(args["codes"]).map(({ code }) => code);
  const problems: Problem[] = [];
  if (!desk.view.store.discounts.has(discountId)) {
    problems.push({ field: ["discountId"], message: "Code discount does not exist.", code: "INVALID" });
  }
  const creation = problems.length > 0 ? null : desk.perform(addCodes, { discountId, codes });
  return new Entity("DiscountRedeemCodeBulkAddPayload", {
    bulkCreation: creation && codeCreationEntity(creation, desk.view),
    userErrors: userErrors("DiscountUserError", problems),
  });
}
