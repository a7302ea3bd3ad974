import { GraphQLError } from "graphql";
import { z } from "zod";
import { setEmailConsent } from "../../store/actions";
import { type Arguments, Entity } from "../entity";
import { customerEntity } from "../nodes/customer";
import { idArgument } from "../references";
import { type Desk, type Problem, userErrors } from "./desk";

/** What somebody permits, as it is told with them. */
export const Consent = z.object({
  marketingState: z.enum(["SUBSCRIBED", "UNSUBSCRIBED", "PENDING", "NOT_SUBSCRIBED", "REDACTED", "INVALID"]),
  marketingOptInLevel: z.enum(["SINGLE_OPT_IN", "CONFIRMED_OPT_IN", "UNKNOWN"]).nullish(),
  consentUpdatedAt: z.string().nullish(),
});
export type Consent = z.infer<typeof Consent>;

const Input = z.object({ customerId: z.string(), emailMarketingConsent: Consent });

const STATES = {
  SUBSCRIBED: "subscribed",
  UNSUBSCRIBED: "unsubscribed",
  PENDING: "pending",
  NOT_SUBSCRIBED: null,
  REDACTED: null,
  INVALID: null,
} as const;
const LEVELS = {
  SINGLE_OPT_IN: "single_opt_in",
  CONFIRMED_OPT_IN: "confirmed_opt_in",
  UNKNOWN: "unknown",
} as const;

export function updateEmailConsent(desk: Desk, args: Arguments): Entity {
  const input = Input.parse(args["input"]);
  const { emailMarketingConsent: consent } = input;
  refuseState(consent.marketingState);
  const customerId = idArgument(input, "customerId", "Customer");
  const customers = desk.view.store.customers;
  const customer = customers.get(customerId);
  if (!customer) {
    return payload(desk, null, [{ field: ["input", "customerId"], message: "Customer not found", code: "INVALID" }]);
  }
  const problem = problemWith(consent, desk.view.now);
  // Without an address there is nothing to consent to; Shopify then changes nothing and complains about nothing.
  if (!problem && customer.email !== null) {
    desk.perform(setEmailConsent, consentChange(customerId, consent, customer.emailConsent.optInLevel));
  }
  return payload(desk, customerId, problem ? [problem] : []);
}

/** States that Shopify sets itself cannot be told it. */
export function refuseState(state: Consent["marketingState"]): void {
  if (STATES[state] !== null) return;
  throw new GraphQLError(`Cannot specify ${state} as a marketing state input`, { extensions: { code: "INVALID" } });
}

/** What a consent changes about a customer. @param level where it names none */
export function consentChange(
  customerId: string,
  { marketingState, marketingOptInLevel, consentUpdatedAt }: Consent,
  level: (typeof LEVELS)[keyof typeof LEVELS] | null,
) {
  return {
    customerId,
    state: STATES[marketingState] ?? ("not_subscribed" as const),
    optInLevel: marketingOptInLevel ? LEVELS[marketingOptInLevel] : level,
    ...(consentUpdatedAt && { consentUpdatedAt: new Date(consentUpdatedAt).toISOString() }),
  };
}

export function problemWith(
  { marketingState: state, marketingOptInLevel: optInLevel, consentUpdatedAt }: Consent,
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
