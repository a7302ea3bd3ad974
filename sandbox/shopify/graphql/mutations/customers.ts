import { z } from "zod";
import { addCustomer, setEmailConsent } from "../../store/actions";
import { type Arguments, Entity } from "../entity";
import { customerEntity } from "../nodes/customer";
import { type Desk, type Problem, userErrors } from "./desk";
import { Consent, consentChange, problemWith, refuseState } from "./email-consent";

const Input = z.object({
  email: z.string().nullish(),
  phone: z.string().nullish(),
  firstName: z.string().nullish(),
  lastName: z.string().nullish(),
  locale: z.string().nullish(),
  tags: z.array(z.string()).nullish(),
  emailMarketingConsent: Consent.nullish(),
});
type Input = z.infer<typeof Input>;

/** Makes a customer, with what they permit when it is told. Addresses and metafields are not known here. */
export function createCustomer(desk: Desk, args: Arguments): Entity {
  const input = Input.parse(args["input"]);
  const { emailMarketingConsent: consent } = input;
  if (consent) refuseState(consent.marketingState);
  const problem = problemOf(desk, input);
  if (problem) return payload(desk, null, [problem]);
  const { id } = desk.perform(addCustomer, {
    email: input.email?.trim().toLowerCase() || null,
    phone: input.phone ?? null,
    firstName: input.firstName ?? null,
    lastName: input.lastName ?? null,
    ...(input.locale && { locale: input.locale }),
    tags: input.tags ?? [],
  });
  if (consent) desk.perform(setEmailConsent, consentChange(id, consent, "single_opt_in"));
  return payload(desk, id, []);
}

function problemOf(
  { view }: Desk,
  { email, phone, firstName, lastName, emailMarketingConsent }: Input,
): Problem | null {
  if (!email && !phone && !firstName && !lastName) {
    return { field: null, message: "A name, phone number, or email address must be present" };
  }
  if (email && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email.trim())) {
    return { field: ["email"], message: "Email is invalid" };
  }
  const lower = email?.trim().toLowerCase();
  if (lower && [...view.store.customers.values()].some((customer) => customer.email?.toLowerCase() === lower)) {
    return { field: ["email"], message: "Email has already been taken" };
  }
  return emailMarketingConsent ? problemWith(emailMarketingConsent, view.now) : null;
}

function payload({ view }: Desk, customerId: string | null, problems: Problem[]): Entity {
  const customer = customerId === null ? undefined : view.store.customers.get(customerId);
  return new Entity("CustomerCreatePayload", {
    customer: customer ? customerEntity(customer, view) : null,
    userErrors: userErrors("UserError", problems),
  });
}
