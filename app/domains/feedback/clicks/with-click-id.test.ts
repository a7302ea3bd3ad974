import { expect, test } from "vitest";
import { withClickId } from "./with-click-id";

const shop = { domain: "fern.myshopify.com", primaryDomain: "Fern.example" };
const added = (target: string, of = shop) => withClickId(target, of, "id.1_-");

test("a page of the shop's own is told which click has led to it", () => {
  expect(added("https://fern.example/products/calm")).toBe("https://fern.example/products/calm?tc=id.1_-");
  expect(added("https://fern.myshopify.com/")).toBe("https://fern.myshopify.com/?tc=id.1_-");
});

test("nothing else of the address changes", () => {
  expect(added("https://fern.example/a%20b?q=a+b%20c&x=%2F#part")).toBe(
    "https://fern.example/a%20b?q=a+b%20c&x=%2F&tc=id.1_-#part",
  );
});

test.each([
  "https://elsewhere.example/?a=1",
  "https://fern.example.evil.example/",
  "https://evil.example/fern.example",
  "https://evil.example?fern.myshopify.com",
])("%s is not told", (target) => {
  expect(added(target)).toBe(target);
  expect(added(target, { ...shop, primaryDomain: "" })).toBe(target);
});
