import { expect, test } from "vitest";
import { consequencesOf } from "./consequences";

const pair = { from: { id: 1, name: "Twin" }, into: { id: 2, name: "Loyal" }, problem: null };

test("who would differ and what is pointed elsewhere is told", () => {
  const told = consequencesOf({
    ...pair,
    difference: { both: 1200, onlyFrom: 1, onlyInto: 30 },
    pointed: { asking: ["Fans", "Quiet"], moved: ["Half"] },
    flows: ["Hello"],
  });
  expect(told.slice(1)).toEqual([
    "1,200 shoppers are in both, and stay in “Loyal”.",
    "1 shopper is in “Twin” alone, and will be in neither.",
    "30 shoppers are in “Loyal” alone, and will be new to what used “Twin”.",
    "“Fans”, “Quiet” will ask about “Loyal” instead, as a new version.",
    "Another place in your list: “Half”.",
    "Flows that will start with “Loyal”: “Hello”.",
  ]);
});

test("what does not change is told too", () => {
  const nothing = { asking: [], moved: [] };
  const told = consequencesOf({
    ...pair,
    difference: { both: 9, onlyFrom: 0, onlyInto: 0 },
    pointed: nothing,
    flows: [],
  });
  expect(told.slice(2)).toEqual([
    "Nobody is in “Twin” alone, so nobody is lost.",
    "Nobody is in “Loyal” alone, so nobody is new to what used “Twin”.",
    "No segment asks about “Twin”.",
    "No flow starts with “Twin”.",
  ]);
});
