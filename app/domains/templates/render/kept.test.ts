import { expect, test } from "vitest";
import { Kept } from "./kept";

test("what was made is made once; of more than there is room for, what was longest not asked goes", async () => {
  const made: string[] = [];
  const kept = new Kept<string>(2);
  const ask = (key: string) => kept.get(key, async () => (made.push(key), key));
  await Promise.all([ask("a"), ask("a"), ask("b")]);
  await ask("a");
  await ask("c");
  await ask("a");
  await ask("b");
  expect(made).toEqual(["a", "b", "c", "b"]);
});

test("what could not be made is tried again", async () => {
  const kept = new Kept<string>(2);
  await expect(kept.get("a", () => Promise.reject(new Error("not now")))).rejects.toThrow("not now");
  expect(await kept.get("a", async () => "now")).toBe("now");
});
