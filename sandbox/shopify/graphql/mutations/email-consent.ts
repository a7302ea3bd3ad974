import { GraphQLError } from "graphql";
import { z } from "zod";
import { setEmailConsent } from "../../store/actions";
import { type Arguments, Entity } from "../entity";
import { customerEntity } from "../nodes/customer";
import { idArgument } from "../references";
import { type Desk, type Problem, userErrors } from "./desk";

const Input = z.object({
  customerId: z.string(),
  emailMarketingConsent: z.object({
    marketingState: z.enum(["SUBSCRIBED", "UNSUBSCRIBED", "PENDING", "NOT_SUBSCRIBED", "REDACTED", "INVALID"]),
    marketingOptInLevel: z.enum(["SINGLE_OPT_IN", "CONFIRMED_OPT_IN", "UNKNOWN"]).nullish(),
    consentUpdatedAt: z.string().nullish(),
  }),
});

const STATES = { SUBSCRIBED: "subscribed", UNSUBSCRIBED: "unsubscribed", PENDING: "pending" } as const;
const LEVELS = {
  SINGLE_OPT_IN: "single_opt_in",
  CONFIRMED_OPT_IN: "confirmed_opt_in",
  UNKNOWN: "unknown",
} as const;

export function updateEmailConsent(desk: Desk, args: Arguments): Entity {
  const input = Input.parse(args["input"]);
  const { marketingState, marketingOptInLevel, consentUpdatedAt } = input.emailMarketingConsent;
  if (marketingState === "NOT_SUBSCRIBED" || marketingState === "REDACTED" || marketingState === "INVALID") {
    throw new GraphQLError(`Cannot specify ${marketingState} as a marketing state input`, {
      extensions: { code: "INVALID" },
    });
  }
  const customerId = idArgument(input, "customerId", "Customer");
  const customers = desk.view.store.customers;
  const customer = customers.get(customerId);
  if (!customer) {
    return payload(desk, null, [{ field: ["input", "customerId"], message: "Customer not found", code: "INVALID" }]);
  }
  const problem = problemWith(marketingState, marketingOptInLevel, consentUpdatedAt, desk.view.now);
  // Without an address there is nothing to consent to; Shopify then changes nothing and complains about nothing.
  if (!problem && customer.email !== null) {
    desk.perform(setEmailConsent, {
      customerId,
      state: STATES[marketingState],
      optInLevel: marketingOptInLevel ? LEVELS[marketingOptInLevel] : customer.emailConsent.optInLevel,
      ...(consentUpdatedAt && { consentUpdatedAt: new Date(consentUpdatedAt).toISOString() }),
    });
  }
  return payload(desk, customerId, problem ? [problem] : []);
}

function problemWith(
  state: keyof typeof STATES,
  optInLevel: keyof typeof LEVELS | null | undefined,
  consentUpdatedAt: string | null | undefined,
  now: Date,
): Problem | null {
  const field = (name: string) => ["input", "emailMarketingConsent", name];
  if (state === "SUBSCRIBED" && !optInLevel) {
    const message = "Marketing opt in level must exist";
    return { field: field("marketingOptInLevel"), message, code: "MISSING_ARGUMENT" };
  }
  if (state === "PENDING" && optInLevel !== "CONFIRMED_OPT_IN") {
    const message = "Marketing opt in level must be confirmed opt-in for pending consent state";
    return { field: field("marketingOptInLevel"), message, code: "INVALID" };
  }
  if (consentUpdatedAt && Date.parse(consentUpdatedAt) > now.getTime()) {
    const message = "Consent updated at must not be in the future";
    return { field: field("consentUpdatedAt"), message, code: "INVALID" };
  }
  return null;
}

function payload({ view }: Desk, customerId: string | null, problems: Problem[]): Entity {
  const customer = customerId === null ? undefined : view.store.customers.get(customerId);
  return new Entity("CustomerEmailMarketingConsentUpdatePayload", {
    customer: customer ? customerEntity(customer, view) : null,
    userErrors: userErrors("CustomerEmailMarketingConsentUpdateUserError", problems),
  });
}
