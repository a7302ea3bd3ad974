import { expect, test } from "vitest";
import { deriveKey } from "./hash";
import { seal, unseal } from "./seal";

const key = deriveKey(Buffer.alloc(32, 7).toString("base64"), "tests");
const other = deriveKey(Buffer.alloc(32, 7).toString("base64"), "other");

test("what was sealed is read with its own key only, and not when it was altered", () => {
  const sealed = seal(key, "3.14.15");
  expect(unseal(key, sealed)).toBe("3.14.15");
  expect(unseal(other, sealed)).toBeNull();
  expect(
    unseal(
      key,
      sealed.replace(/.$/, (last) => (last === "A" ? "B" : "A")),
    ),
  ).toBeNull();
});

test("no two seals have the same nonce, however many are made", () => {
  const nonces = Array.from({ length: 2000 }, () => seal(key, "the same").split(".")[0]);
  expect(new Set(nonces).size).toBe(nonces.length);
});
