import { createReadStream, existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { convertOnlineRetail } from "./conversion";

const headings = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";
const ten = `${headings}
500001,LAMP,"LAMP, ""OLD"" BRASS",4,2010-12-01 08:00:00,10.0,11.0,EIRE
500001,PADS,PADS,1,2010-12-01 08:01:00,0.001,11.0,EIRE
500002,LAMP,LAMP,9,2010-12-01 09:00:00,2.5,,France
500003,LAMP,"LAMP, ""OLD"" BRASS",3,2010-12-02 08:00:00,9.0,11.0,EIRE
500004,MUG,MUG,6,2010-12-02 08:00:00,1.25,12.0,Unspecified
500003,LAMP,"LAMP, ""OLD"" BRASS",3,2010-12-02 08:00:00,9.0,11.0,EIRE
A500005,B,Adjust bad debt,1,2010-12-03 08:00:00,50.0,13.0,Germany
500006,MUG,MUG,2,2010-12-03 08:00:00,0.0,12.0,Unspecified
C500007,LAMP,LAMP,-8,2010-12-04 08:00:00,7.0,11.0,EIRE
C500008,MUG,MUG,-10,2010-12-05 08:00:00,1.25,12.0,Unspecified
`;

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "online-retail-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function convert(csv: string) {
  const [from, to] = [join(folder, "in.csv"), join(folder, "out.jsonl")];
  await writeFile(from, csv);
  const summary = await convertOnlineRetail(from, to);
  const nodes: unknown[] = (await readFile(to, "utf8"))
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  const of = (id: string) => nodes.find((node) => expect.objectContaining({ id }).asymmetricMatch(node));
  return { summary, nodes, of };
}

describe("ten lines by hand", () => {
  it("become customers, products and orders as a bulk export prints them, lines after their order", async () => {
    const { nodes, of } = await convert(ten);
    expect(of("gid://shopify/Customer/11")).toEqual({
      id: "gid://shopify/Customer/11",
      firstName: null,
      lastName: null,
      defaultEmailAddress: {
        emailAddress: "customer-11@example.com",
        marketingState: "SUBSCRIBED",
        marketingOptInLevel: "SINGLE_OPT_IN",
        marketingUpdatedAt: "2010-12-01T08:00:00Z",
      },
      defaultPhoneNumber: null,
      defaultAddress: { countryCodeV2: "IE", country: "Ireland" },
      numberOfOrders: "2",
      amountSpent: { amount: "20.00", currencyCode: "GBP" },
      tags: [],
      locale: "en",
      state: "DISABLED",
      statistics: { predictedSpendTier: null, rfmGroup: null },
      lastOrder: { id: "gid://shopify/Order/500003", processedAt: "2010-12-02T08:00:00Z" },
      createdAt: "2010-12-01T08:00:00Z",
      updatedAt: "2010-12-04T08:00:00Z",
    });
    expect(of("gid://shopify/Customer/12")).toMatchObject({ defaultAddress: null });
    expect(of("gid://shopify/Customer/13")).toMatchObject({ numberOfOrders: "0", lastOrder: null });

    // B, LAMP, MUG, PADS.
    expect(of("gid://shopify/Product/2")).toMatchObject({ title: 'LAMP, "OLD" BRASS', handle: "lamp-old-brass-2" });
    expect(of("gid://shopify/ProductVariant/2")).toMatchObject({ sku: "LAMP", __parentId: "gid://shopify/Product/2" });

    const at = nodes.indexOf(of("gid://shopify/Order/500003"));
    expect(nodes.slice(at + 1, at + 3)).toMatchObject([
      { id: "gid://shopify/LineItem/4", __parentId: "gid://shopify/Order/500003" },
      {
        id: "gid://shopify/LineItem/6",
        quantity: 3,
        sku: "LAMP",
        product: { id: "gid://shopify/Product/2", productType: "", tags: [] },
        variant: { id: "gid://shopify/ProductVariant/2" },
        discountedUnitPriceSet: { shopMoney: { amount: "9.00" } },
        __parentId: "gid://shopify/Order/500003",
      },
    ]);
  });

  it("take back the latest sales first, at the price paid, and never more than was sold", async () => {
    const { of, summary } = await convert(ten);
    const money = (total: string, refunded: string, current: string) => ({
      totalPriceSet: { shopMoney: { amount: total, currencyCode: "GBP" } },
      totalRefundedSet: { shopMoney: { amount: refunded } },
      currentTotalPriceSet: { shopMoney: { amount: current, currencyCode: "GBP" } },
    });
    expect(of("gid://shopify/Order/500003")).toMatchObject({
      ...money("54.00", "54.00", "0.00"),
      displayFinancialStatus: "REFUNDED",
      updatedAt: "2010-12-04T08:00:00Z",
    });
    // Forty pounds and a tenth of a penny, rounded once.
    expect(of("gid://shopify/Order/500001")).toMatchObject({
      ...money("40.00", "20.00", "20.00"),
      displayFinancialStatus: "PARTIALLY_REFUNDED",
      createdAt: "2010-12-01T08:00:00Z",
    });
    expect(of("gid://shopify/LineItem/1")).toMatchObject({ quantity: 4, currentQuantity: 2 });
    expect(of("gid://shopify/Order/500004")).toMatchObject(money("7.50", "7.50", "0.00"));
    expect(summary).toEqual({
      customers: 3,
      buyingCustomers: 2,
      products: 4,
      orders: 3,
      lines: 5,
      gross: "101.50",
      refunded: "81.50",
      current: "20.00",
      refundedOrders: 3,
      cancellations: { lines: 2, matched: 1, partlyMatched: 1, unmatched: 0, unitsUnmatched: 4 },
      leftOutLines: { "no customer": 1, adjustment: 1, "no price": 1 },
    });
  });

  it("may be packed on the way in and on the way out", async () => {
    const { nodes } = await convert(ten);
    const [from, to] = [join(folder, "in.csv.gz"), join(folder, "out.jsonl.gz")];
    await writeFile(from, gzipSync(ten.replaceAll("\n", "\r\n")));
    await convertOnlineRetail(from, to);
    const lines = gunzipSync(await readFile(to))
      .toString()
      .trimEnd()
      .split("\n");
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual(nodes);
  });

  it.each([
    ["InvoiceNo;StockCode\n", "must begin with the headings"],
    [`${headings}\n1,A,A,one,2010-12-01 08:00:00,1.0,11.0,EIRE\n`, "Line 1: Quantity must be a whole number"],
    [`${headings}\n1,A,A,1,2010-12-01 08:00:00,1.0005,11.0,EIRE\n`, "Line 1: UnitPrice"],
    [`${headings}\n1,A,A,1,2010-12-01 08:00:00,1.0,11.0,Atlantis\n`, 'add the country "Atlantis"'],
    [`${ten}500009,A,A,1,2010-12-01 08:00:00,1.0,11.0,EIRE\n`, "Line 11 is older than the one before it"],
    [`${headings}\n1,A,"A`, "ends inside a quoted field"],
  ])("are refused with a sentence when they are broken: %#", async (csv, sentence) => {
    await expect(convert(csv)).rejects.toThrow(sentence);
  });
});

const Amount = z.object({ shopMoney: z.object({ amount: z.string() }) });
const Node = z.object({
  id: z.string(),
  __parentId: z.string().optional(),
  totalPriceSet: Amount.optional(),
  currentTotalPriceSet: Amount.optional(),
  totalRefundedSet: Amount.optional(),
});

const original = join(import.meta.dirname, "../../../shared/data/online-retail/online_retail.csv.gz");

describe.skipIf(!existsSync(original))("the original year", () => {
  it("comes to the figures it is known for", { timeout: 180_000 }, async () => {
    const to = join(folder, "year.jsonl");
    const summary = await convertOnlineRetail(original, to);
    expect(summary).toMatchObject({
      customers: 4_372,
      buyingCustomers: 4_338,
      products: 4_070,
      orders: 18_532,
      lines: 397_884,
      gross: "8911407.90",
      leftOutLines: { "no customer": 135_080, "no price": 40 },
      cancellations: { lines: 8_905 },
    });

    const ids = new Set<string>();
    const strays: string[] = [];
    let gross = 0;
    let parent = "";
    const pence = (set: z.infer<typeof Amount> | undefined) => Math.round(Number(set?.shopMoney.amount ?? 0) * 100);
    for await (const line of createInterface({ input: createReadStream(to) })) {
      const node = Node.parse(JSON.parse(line));
      const [total, current, refunded] = [node.totalPriceSet, node.currentTotalPriceSet, node.totalRefundedSet].map(
        pence,
      );
      ids.add(node.id);
      gross += total ?? 0;
      if (node.__parentId === undefined) parent = node.id;
      else if (node.__parentId !== parent) strays.push(`${node.id} does not follow its parent`);
      if (current !== (total ?? 0) - (refunded ?? 0) || current < 0) strays.push(`${node.id} does not add up`);
    }
    expect(strays).toEqual([]);
    expect(gross).toBe(891_140_790);
    expect(ids.size).toBe(4_372 + 2 * 4_070 + 18_532 + 397_884);
  });
});
