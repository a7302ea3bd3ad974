import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { addCustomer, updateCustomer } from "../store/actions";
import { SAMPLE_NOW } from "../store/sample";
import { type SampleShopify, SHOP, startSampleShopify } from "../sample-shopify";

const Page = z.object({
  customers: z.object({
    edges: z.array(z.object({ cursor: z.string(), node: z.object({ firstName: z.string() }) })),
    pageInfo: z.object({
      hasNextPage: z.boolean(),
      hasPreviousPage: z.boolean(),
      startCursor: z.string().nullable(),
      endCursor: z.string().nullable(),
    }),
  }),
});

let shopify: SampleShopify;
beforeAll(async () => {
  shopify = await startSampleShopify();
  for (const [index, firstName] of ["Barbara", "Edsger", "Tony"].entries()) {
    shopify.setNow(new Date(SAMPLE_NOW.getTime() + index * 60_000));
    shopify.perform(SHOP, addCustomer, { firstName });
  }
});
afterAll(() => shopify.close());

async function page(args: string) {
  const query = `{ customers(${args}) { edges { cursor node { firstName } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
  const { customers } = Page.parse((await shopify.ask(query)).data);
  return { names: customers.edges.map(({ node }) => node.firstName), ...customers.pageInfo };
}

it("walks forwards and backwards through a list", async () => {
  const one = await page("first: 4");
  expect(one).toMatchObject({ names: ["Ada", "Grace", "Alan", "Barbara"], hasNextPage: true, hasPreviousPage: false });
  const two = await page(`first: 4, after: "${one.endCursor}"`);
  expect(two).toMatchObject({ names: ["Edsger", "Tony"], hasNextPage: false, hasPreviousPage: true });
  const back = await page(`last: 2, before: "${two.startCursor}"`);
  expect(back).toMatchObject({ names: ["Alan", "Barbara"], hasNextPage: true, hasPreviousPage: true });
});

it("sorts, in reverse as well", async () => {
  expect((await page("first: 2, sortKey: CREATED_AT, reverse: true")).names).toEqual(["Tony", "Edsger"]);
  expect((await page("last: 1, sortKey: NAME")).names).toEqual(["Ada"]);
});

it("loses nobody who changes while a list is read by time of change", async () => {
  const one = await page("first: 3, sortKey: UPDATED_AT");
  const [changed] = [...shopify.store(SHOP).customers.values()].filter(({ firstName }) => firstName === one.names[1]);
  shopify.setNow(new Date(SAMPLE_NOW.getTime() + 1_800_000));
  shopify.perform(SHOP, updateCustomer, { customerId: changed?.id ?? "", tags: ["moved"] });
  const two = await page(`first: 10, sortKey: UPDATED_AT, after: "${one.endCursor}"`);
  expect([...one.names, ...two.names].sort()).toEqual(
    ["Ada", "Alan", "Barbara", "Edsger", "Grace", "Tony", changed?.firstName].sort(),
  );
  expect(two.names.at(-1)).toBe(changed?.firstName);
});

it("refuses a cursor that is none", async () => {
  const answer = await shopify.ask('{ customers(first: 1, after: "nowhere") { nodes { id } } }');
  expect(answer.errors?.[0]?.message).toContain("Invalid cursor");
});
