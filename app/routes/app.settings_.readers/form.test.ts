import { expect, test } from "vitest";
import { ReadersForm, withKeys } from "./form";

const topic = (name: string, key = "") => ({ key, name, explanation: "" });

test("a new topic is called after its name, and never like another", () => {
  const keys = withKeys([topic("Offers", "offers"), topic("Offers!"), topic("offers"), topic("Über uns"), topic("…")]);
  expect(keys.map(({ key }) => key)).toEqual(["offers", "offers-2", "offers-3", "über-uns", "topic"]);
});

test("what is wrong is told by topic and field", () => {
  const read = (topics: string) => ReadersForm.safeParse({ countedBy: "us", topics });
  expect(read(JSON.stringify([topic(" News ")])).data?.topics).toEqual([topic("News")]);
  for (const bad of ["", "{", "[]", '"x"', JSON.stringify(Array(9).fill(topic("x")))])
    expect(read(bad).success).toBe(false);
  const issues = read(JSON.stringify([topic("News"), topic(" ")])).error?.issues;
  expect(issues?.map(({ path }) => path.join("."))).toEqual(["topics.1.name"]);
});
