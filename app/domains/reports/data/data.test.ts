import { describe, expect, test } from "vitest";
import { parse } from "~/domains/segments";
import { adviseOnData, type Use, type UsedProperty } from "./advise";
import { associate, benjaminiHochberg } from "./associate";
import { askedIn } from "./asked-in.server";
import { gaps } from "./gaps";

const now = new Date("2026-06-15T12:00:00Z");

describe("what is asked of shoppers", () => {
  test("is found wherever it stands: in definitions, in branches, and in what is filled in", () => {
    const definition = parse(
      "customer_countries CONTAINS 'DE' AND (NOT number_of_orders > 1 OR quiz_answered MATCHES (question = 'Skin', answer = 'dry')) AND trait_set MATCHES (name = 'tier')",
    );
    const content = { blocks: [{ when: definition }, { text: "Hello {{first_name|there}} in {{city|town}}" }] };
    expect([...askedIn(content).keys].toSorted()).toEqual([
      ...["answer:skin", "attribute:customer_cities", "attribute:customer_countries", "attribute:number_of_orders"],
      ...["basic:first_name", "set:tier"],
    ]);
  });

  test("is nothing in what asks nothing", () => {
    expect(askedIn({ title: "lifecycle_stage", type: "compare" }).keys.size).toBe(0);
  });
});

describe("advice on what to collect", () => {
  const use = (name: string): Use => ({ kind: "segment", id: 1, name });
  const property = (change: Partial<UsedProperty>): UsedProperty => ({
    ...{ kind: "attribute", name: "customer_countries", label: "their country", unit: null, source: "", freshness: "" },
    ...{ known: 10, medianAt: null, latestAt: null, uses: [] },
    ...change,
  });

  test("ranks what many ask and few have first, and says why", () => {
    const advice = adviseOnData(
      [
        property({ uses: [use("Germans")] }),
        property({ kind: "answer", name: "skin", label: "“Skin?”", known: 20, uses: [use("Dry"), use("Oily")] }),
        property({ name: "customer_language", known: 95, uses: [use("French")] }),
        property({ name: "amount_spent", known: 5, uses: [use("Big")] }),
        property({ kind: "set", name: "tier", label: "tier", known: 50 }),
      ],
      100,
      now,
    );
    expect(advice.map(({ title }) => title)).toEqual([
      ...["Collect “Skin?”", "Collect their country", "Use tier, or stop asking"],
    ]);
    expect(advice[1]?.because).toBe("The segment “Germans” asks it, and it is known of 10 % of shoppers");
  });

  test("is to ask at all where nobody has said anything", () => {
    expect(adviseOnData([property({ known: 100 })], 100, now).map(({ key }) => key)).toEqual(["unasked"]);
    const said = property({ kind: "answer", known: 1, uses: [use("Dry")] });
    expect(adviseOnData([said], 100, now).map(({ key }) => key)).toEqual(["lacking:answer:customer_countries"]);
  });

  test("asks again for answers that have grown old, and has none for a shop without shoppers", () => {
    const old = property({
      kind: "answer",
      name: "skin",
      uses: [use("Dry")],
      known: 90,
      medianAt: new Date("2024-01-01"),
    });
    expect(adviseOnData([old], 100, now)[0]?.title).toContain("Ask again");
    expect(adviseOnData([old], 0, now)).toEqual([]);
  });

  test("every gap is a segment that can be made", () => {
    for (const { meaning } of gaps) expect(() => parse(meaning)).not.toThrow();
  });
});

describe("what goes with buying", () => {
  const tally = (key: string, did: number, didOrdered: number) => ({ key, label: key, did, didOrdered });

  test("is a ratio with its interval, and clear only beyond chance", () => {
    const found = associate({
      ...{ cutAt: now, shoppers: 1000, ordered: 100 },
      tallies: [tally("cart", 200, 60), tally("search", 300, 33), tally("rare", 19, 19), tally("all", 990, 99)],
    });
    expect(found.map(({ key, isClear }) => [key, isClear])).toEqual([
      ["cart", true],
      ["search", false],
    ]);
    const [cart] = found;
    // 60 of 200 against 40 of 800: 6 times as often.
    expect(cart?.lift).toBeCloseTo(6, 0);
    expect(cart && cart.low < 6 && cart.high > 6 && cart.low > 3.5 && cart.high < 9).toBe(true);
  });

  test("allows for how many things are asked at once, as Benjamini and Hochberg do", () => {
    // Their own example of 1995, table 1: of fifteen, four are called clear at 5 %.
    const chances = [
      ...[0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528],
      ...[0.759, 1],
    ];
    const rates = benjaminiHochberg(chances);
    expect(rates.filter((rate) => rate <= 0.05)).toHaveLength(4);
    expect(rates[3]).toBeCloseTo((0.0095 * 15) / 4, 10);
    expect(benjaminiHochberg([])).toEqual([]);
  });
});
