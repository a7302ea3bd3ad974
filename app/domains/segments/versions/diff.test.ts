import { expect, test } from "vitest";
import { clause } from "../language/sentence";
import { parse } from "../language/parse";
import { compareVersions, diff } from "./diff";

const between = (former: string, latter: string) => diff(parse(former), parse(latter));
const words = (query: string) => clause(parse(query));

const british = "customer_countries CONTAINS 'GB'";
const bought = "orders_placed MATCHES (count >= 2)";
const boughtMore = "orders_placed MATCHES (count >= 3)";

test("a condition that changed is one that went and one that came", () => {
  expect(between(`${british} AND ${bought}`, `${british} AND ${boughtMore}`)).toEqual({
    added: [words(boughtMore)],
    removed: [words(bought)],
    isRejoined: false,
  });
});

test("a condition that is denied now is another one", () => {
  const { added, removed } = between(bought, `NOT (${bought})`);
  expect([added, removed]).toEqual([[words(`NOT (${bought})`)], [words(bought)]]);
});

test("the same conditions joined another way are neither added nor removed", () => {
  expect(between(`${british} AND ${bought}`, `${british} OR ${bought}`)).toEqual({
    added: [],
    removed: [],
    isRejoined: true,
  });
  expect(between(bought, bought).isRejoined).toBe(false);
});

test("a condition that is there once less is told", () => {
  expect(between(`${british} OR (${british} AND ${bought})`, `${british} OR ${bought}`).removed).toEqual([
    words(british),
  ]);
});

test("each version is told beside the one before it, the latest first", () => {
  const createdAt = new Date("2026-05-03T00:00:00Z");
  const versions = [british, `${british} AND ${bought}`].map((query, i) => ({
    version: i + 1,
    definition: parse(query),
    createdAt,
  }));
  const compared = compareVersions(versions);
  expect(compared.map(({ version }) => version)).toEqual([2, 1]);
  expect(compared.map(({ difference }) => difference)).toEqual([
    diff(parse(british), parse(`${british} AND ${bought}`)),
    null,
  ]);
});
