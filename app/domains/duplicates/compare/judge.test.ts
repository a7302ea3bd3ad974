import { expect, test } from "vitest";
import { defaultSettings, type Person, type Rarity } from "../model";
import { judge } from "./judge";

/** A shop of a hundred thousand in which one in a hundred is called Anna, and one in fifty lives in Leeds. */
const rarity: Rarity = {
  people: 100_000,
  firstNames: new Map([
    ["anna", 1000],
    ["john", 2000],
  ]),
  lastNames: new Map([["smith", 1500]]),
  places: new Map([["leeds", 2000]]),
  nameParts: new Map([["info", 300]]),
};

const nobody: Omit<Person, "id"> = {
  ...{ isCustomer: true, email: null, phone: null, firstName: "", lastName: "", countryCode: null, city: null },
};
const anna: Omit<Person, "id"> = {
  ...nobody,
  ...{ firstName: "Anna", lastName: "Thornwick", email: "anna.thornwick@gmail.com", countryCode: "GB", city: "Leeds" },
};

function confidence(one: Partial<Person>, other: Partial<Person>): number | null {
  const pair = [
    { ...nobody, ...one, id: "1" },
    { ...nobody, ...other, id: "2" },
  ] as const;
  const judged = judge(pair[0], pair[1], rarity);
  expect(judge(pair[1], pair[0], rarity)?.confidence).toBe(judged?.confidence);
  return judged?.confidence ?? null;
}

const sure = 0.99;

test("one mailbox, however it is written, is one person; a family that shares it is to be looked at", () => {
  expect(confidence(anna, { email: "annathornwick+shop@googlemail.com" })).toBeGreaterThan(sure);
  // Elsewhere a dot or a plus may be part of somebody else's address.
  expect(confidence({ email: "anna.thornwick@wp.pl" }, { email: "annathornwick@web.de" })).toBeLessThan(0.9);
  const family = confidence(anna, { ...anna, firstName: "Oscar", email: "annathornwick+oscar@gmail.com" });
  expect(family).toBeGreaterThanOrEqual(defaultSettings.showFrom);
  expect(family).toBeLessThan(0.5);
});

test("a slip in the provider is nearly certain, a slip in a long name at the same provider is, in a short one not", () => {
  expect(confidence({ email: "anna.thornwick@gmail.com" }, { email: "anna.thornwick@gmial.com" })).toBeGreaterThan(
    sure,
  );
  const long = confidence({ email: "sunnyhedgehog42@gmail.com" }, { email: "sunnyhedgehgo42@gmail.com" });
  const short = confidence({ email: "anninia@gmail.com" }, { email: "anniina@gmail.com" });
  expect(long).toBeGreaterThan(0.5);
  expect(short).toBeLessThan(0.5);
});

test("another number in an address is another person", () => {
  const handles = confidence({ email: "sunnyhedgehog41@gmail.com" }, { email: "sunnyhedgehog42@gmail.com" });
  expect(handles).toBeLessThan(0.01);
  const numbered = confidence(
    { ...anna, email: "anna.smith1@gmail.com", lastName: "Smith" },
    { ...anna, email: "anna.smith2@gmail.com", lastName: "Smith" },
  );
  expect(numbered).toBeLessThan(0.5);
});

test("names alone are never sure enough, however rare they are: they run in families", () => {
  const alike = confidence({ ...anna, email: "a@one.example" }, { ...anna, email: "b@two.example" });
  expect(alike).toBeGreaterThan(0.5);
  expect(alike).toBeLessThan(sure);
});

test("a rare name says more than a common one", () => {
  const without = { email: null };
  const rare = confidence({ ...anna, ...without }, { ...anna, ...without });
  const common = confidence({ ...anna, ...without, lastName: "Smith" }, { ...anna, ...without, lastName: "Smith" });
  expect(rare).toBeGreaterThan(0.5);
  expect(common).toBeLessThan(0.5);
});

test("a telephone and a name, a short form, a slip, swapped or new names make one person", () => {
  const called = { ...anna, email: "a@one.example", phone: "+44 7700 900123" };
  const other = { ...called, email: "b@two.example", phone: "07700900123" };
  expect(confidence(called, other)).toBeGreaterThan(sure);
  expect(confidence({ ...called, firstName: "Katie" }, { ...other, firstName: "Catherine" })).toBeGreaterThan(sure);
  expect(confidence(called, { ...other, lastName: "Thronwick" })).toBeGreaterThan(sure);
  expect(confidence(called, { ...other, firstName: "Thornwick", lastName: "Anna" })).toBeGreaterThan(sure);
  expect(confidence(called, { ...other, lastName: "Thornwick-Hale" })).toBeGreaterThan(sure);
});

test("a telephone number that is a digit away is no proof: numbers are given out in rows", () => {
  const one = { ...anna, email: "a@one.example", phone: "+447700900049" };
  const near = confidence(one, { ...one, email: "b@two.example", phone: "+447700900094" });
  expect(near).toBeLessThan(sure);
});

test("a household is not one person: same telephone, name and town, but another first name", () => {
  const called = { ...anna, phone: "+447700900123" };
  expect(confidence(called, { ...called, firstName: "Oscar", email: "oscar@web.de" })).toBeNull();
  expect(
    confidence({ ...called, firstName: "Daniel" }, { ...called, firstName: "Daniela", email: "d@web.de" }),
  ).toBeNull();
  expect(
    confidence({ ...called, firstName: "Mario" }, { ...called, firstName: "Maria", email: "m@web.de" }),
  ).toBeNull();
  expect(confidence(called, { ...called, lastName: "Thornwick Jr.", email: "junior@web.de" })).toBeNull();
});

test("who has nothing in common, and of whom little is known, is two", () => {
  expect(confidence({ email: "info@one.example" }, { email: "info@two.example" })).toBeLessThan(0.01);
  expect(confidence({ firstName: "Anna" }, { firstName: "Anna" })).toBeLessThan(0.01);
});
