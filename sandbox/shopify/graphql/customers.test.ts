import { afterAll, beforeAll, expect, it } from "vitest";
import { type Answer, type SampleShopify, SHOP, startSampleShopify } from "../sample-shopify";

let shopify: SampleShopify;
beforeAll(async () => (shopify = await startSampleShopify()));
afterAll(() => shopify.close());

const fields =
  "id firstName defaultEmailAddress { emailAddress marketingState marketingOptInLevel marketingUpdatedAt }";
const create = (input: object): Promise<Answer> =>
  shopify.ask(
    `mutation ($input: CustomerInput!) { customerCreate(input: $input) { customer { ${fields} } userErrors { field message } } }`,
    { input },
  );
const find = (emailAddress: string): Promise<Answer> =>
  shopify.ask(`query ($email: String!) { customerByIdentifier(identifier: { emailAddress: $email }) { ${fields} } }`, {
    email: emailAddress,
  });

it("a customer is made with what they permit, and found by their address", async () => {
  const consent = {
    ...{ marketingState: "SUBSCRIBED", marketingOptInLevel: "CONFIRMED_OPT_IN" },
    consentUpdatedAt: "2026-06-01T10:00:00.900Z",
  };
  const made = await create({ email: "Zoe@Example.com ", firstName: "Zoe", emailMarketingConsent: consent });
  const customer = {
    firstName: "Zoe",
    defaultEmailAddress: {
      ...{ emailAddress: "zoe@example.com", marketingState: "SUBSCRIBED", marketingOptInLevel: "CONFIRMED_OPT_IN" },
      marketingUpdatedAt: "2026-06-01T10:00:00Z",
    },
  };
  expect(made.data).toMatchObject({ customerCreate: { customer, userErrors: [] } });
  expect((await find("ZOE@example.com")).data).toMatchObject({ customerByIdentifier: customer });
  expect((await find("nobody@example.com")).data).toEqual({ customerByIdentifier: null });
});

it("what Shopify refuses is said as Shopify says it, and nothing is made", async () => {
  const before = shopify.store(SHOP).customers.size;
  const refused = async (input: object) => (await create(input)).data;
  const problem = (field: string[] | null, message: string) => ({
    customerCreate: { customer: null, userErrors: [{ field, message }] },
  });
  expect(await refused({ email: "" })).toEqual(problem(null, "A name, phone number, or email address must be present"));
  expect(await refused({ email: "ada@example.com" })).toEqual(problem(["email"], "Email has already been taken"));
  expect(await refused({ email: "ada" })).toEqual(problem(["email"], "Email is invalid"));
  expect(
    (await create({ email: "x@example.com", emailMarketingConsent: { marketingState: "REDACTED" } })).errors,
  ).toHaveLength(1);
  expect(shopify.store(SHOP).customers.size).toBe(before);
});
