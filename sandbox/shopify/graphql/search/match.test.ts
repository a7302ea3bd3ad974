import { expect, it } from "vitest";
import { search, type Searchable } from "./match";

interface Thing {
  id: string;
  name: string;
  tags: string[];
  at: string;
  size: number;
  odd: boolean;
}

const things: Thing[] = [
  { id: "1", name: "Red Tea", tags: ["hot", "new in"], at: "2026-03-01T10:00:00Z", size: 10, odd: true },
  { id: "2", name: "Green Tea", tags: ["hot"], at: "2026-03-02T00:00:00Z", size: 20, odd: false },
  { id: "9007199254740993", name: "Cup", tags: [], at: "2026-04-01T00:00:00Z", size: 30, odd: true },
];

const searchable: Searchable<Thing> = {
  text: (thing) => [thing.name],
  fields: {
    id: { kind: "id", of: (thing) => [thing.id] },
    name: { kind: "text", of: (thing) => [thing.name] },
    tag: { kind: "text", of: (thing) => thing.tags },
    tag_not: { kind: "noText", of: (thing) => thing.tags },
    at: { kind: "time", of: (thing) => thing.at },
    size: { kind: "number", of: (thing) => thing.size },
    odd: { kind: "flag", of: (thing) => thing.odd },
  },
};

const RED = "1";
const GREEN = "2";
const CUP = "9007199254740993";

function found(query: string): string[] {
  return search(things, query, searchable, new Date("2026-03-15T00:00:00Z")).map(({ id }) => id);
}

it.each([
  ["", [RED, GREEN, CUP]],
  ["tea", [RED, GREEN]],
  ["tea odd:true", [RED]],
  ["tea AND odd:false", [GREEN]],
  ["name:cup OR size:10", [RED, CUP]],
  ["odd:true size:>10 OR tag:hot size:<=10", [RED, CUP]],
  ["odd:true AND (size:>10 OR tag:hot)", [RED, CUP]],
  ["-tag:hot", [CUP]],
  ["NOT odd:true", [GREEN]],
  [`tag:"new in"`, [RED]],
  ["tag:'new in'", [RED]],
  ["tag_not:hot", [CUP]],
  ["name:red*", [RED]],
  ["size:10,30", [RED, CUP]],
  ["at:2026-03-01", [RED]],
  ["at:>2026-03-01", [GREEN, CUP]],
  ["at:>=2026-03-01T10:00:00Z at:<'2026-04-01'", [RED, GREEN]],
  ["at:<=now", [RED, GREEN]],
  ["id:9007199254740993", [CUP]],
  ["id:>=gid://shopify/Thing/2", [GREEN, CUP]],
])("finds by %j", (query, expected) => {
  expect(found(query)).toEqual(expected);
});

it("refuses fields and values it cannot judge", () => {
  expect(() => found("nmae:cup")).toThrow("Invalid search field `nmae`");
  expect(() => found("at:yesterdayish")).toThrow("Invalid timestamp");
  expect(() => found("id:abc")).toThrow("Invalid id");
});
