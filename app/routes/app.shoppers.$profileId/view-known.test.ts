import { expect, test } from "vitest";
import type { KnownTrait } from "~/domains/segments/index.server";
import { declaredTraits } from "~/domains/traits/model";
import { viewKnown } from "./view-known";

const since = new Date("2026-06-15T23:30:00Z");
const place = { timezone: "Asia/Tokyo", currency: "GBP" };

function known(name: string, answer: KnownTrait["answer"]): KnownTrait {
  const trait = declaredTraits.find((one) => one.name === name) ?? expect.fail(`Nothing is called ${name}`);
  return { trait, answer, since };
}

const whole = (of: number): KnownTrait["answer"] => ({ type: "number", number: { of: BigInt(of), per: 1n } });
const say = (answer: KnownTrait["answer"]) =>
  answer.type === "number" ? String(answer.number.of) : answer.type === "text" ? answer.text.toLowerCase() : "";

test("each trait stands with its unit, what tells it and since when it is so, by the shop's calendar", () => {
  const { told } = viewKnown(
    [known("usual_hour", whole(9)), known("days_between_orders", whole(1))],
    "six",
    place,
    say,
  );
  expect(told.map(({ label, value }) => [label, value])).toEqual([
    ["Usual hour of visits", "09:00 to 09:59, by the shop's clock"],
    ["Expected number of days between orders", "1 day"],
  ]);
  expect(told[1]?.from).toBe(
    "From orders; as it is since 16 Jun 2026, looked at with every order, and when a month begins",
  );
});

test("what is not known is named, an empty list too", () => {
  const nothing = [known("season", { type: "missing" }), known("product_types_bought", { type: "texts", texts: [] })];
  expect(viewKnown(nothing, "six", place, say)).toEqual({
    told: [],
    untold: ["buying season", "types of products bought"],
  });
});

test("the RFM group has the name that the shop chose", () => {
  const both = [
    known("rfm_group", { type: "text", text: "CHAMPIONS" }),
    known("rfm_group_of_six", { type: "text", text: "loyal" }),
  ];
  const shown = (naming: "six" | "eleven") => viewKnown(both, naming, place, say).told.map(({ value }) => value);
  expect([shown("six"), shown("eleven")]).toEqual([["loyal"], ["champions"]]);
});
