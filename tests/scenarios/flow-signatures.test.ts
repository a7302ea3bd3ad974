import { randomBytes } from "node:crypto";
import { Resend } from "resend";
import { expect, test } from "vitest";
import { sign, writeSecret } from "~/domains/flows/effects/webhooks/sign";

const verifier = new Resend("re_nothing").webhooks;
const body = JSON.stringify({ type: "flow.step", data: { umlaut: "ä" } });
const at = new Date();

/** As a receiver checks it who uses a library of Standard Webhooks. */
function isTaken(headers: Record<string, string>, payload: string, webhookSecret: string): boolean {
  const [id = "", timestamp = "", signature = ""] = ["webhook-id", "webhook-timestamp", "webhook-signature"].map(
    (name) => headers[name] ?? "",
  );
  try {
    verifier.verify({ payload, headers: { id, timestamp, signature }, webhookSecret });
    return true;
  } catch {
    return false;
  }
}

test("a receiver that knows the key takes what was signed, and nothing else", () => {
  const [secret, other] = [writeSecret(randomBytes(32)), writeSecret(randomBytes(32))];
  const headers = sign({ id: "run-1-2", body, at }, [secret]);
  expect(isTaken(headers, body, secret)).toBe(true);
  expect(isTaken(headers, `${body} `, secret)).toBe(false);
  expect(isTaken(headers, body, other)).toBe(false);
  expect(isTaken({ ...headers, "webhook-id": "run-1-3" }, body, secret)).toBe(false);
  expect(isTaken(sign({ id: "run-1-2", body, at: new Date(at.getTime() - 3_600_000) }, [secret]), body, secret)).toBe(
    false,
  );
});

test("while a key is being changed, both the new one and the one before it open", () => {
  const [present, former] = [writeSecret(randomBytes(32)), writeSecret(randomBytes(32))];
  const headers = sign({ id: "run-1-2", body, at }, [present, former]);
  expect([present, former].map((secret) => isTaken(headers, body, secret))).toEqual([true, true]);
});
