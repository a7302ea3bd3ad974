import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { describe, expect, test } from "vitest";
import { readEnvironment } from "~/env.server";

const example = parseEnv(readFileSync(".env.example", "utf8"));
const complete = { ...example, DATABASE_URL: "postgresql://tessera@127.0.0.1:5432/tessera" };

function without(...names: string[]): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(complete).filter(([name]) => !names.includes(name)));
}

/** What a person reads who starts the app in this environment; empty when it starts. */
function complaint(source: Record<string, string | undefined>): string {
  try {
    readEnvironment({ NODE_ENV: "test", ...source });
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : expect.fail("What was thrown is no error.");
  }
}

test("the example and a database are a working configuration", () => {
  expect(readEnvironment({ NODE_ENV: "test", ...complete })).toMatchObject({
    PROCESS: "all",
    PORT: 3000,
    SHOPIFY_API_KEY: "tessera-sandbox",
  });
});

describe("a missing variable is named, with what to set", () => {
  test.each([
    ["DATABASE_URL", "postgresql://"],
    ["APP_SECRET", "openssl rand -base64 32"],
    ["SHOPIFY_APP_URL", "https://"],
    ["SHOPIFY_API_KEY", "client id"],
    ["SHOPIFY_API_SECRET", "client secret"],
    ["RESEND_API_KEY", "API key"],
    ["RESEND_WEBHOOK_SECRET", "signing secret"],
  ])("%s", (name, remedy) => {
    const lines = complaint(without(name)).split("\n").slice(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(`${name} must be`);
    expect(lines[0]).toContain(remedy);
  });
});

test("two missing variables are both named at once", () => {
  const text = complaint(without("APP_SECRET", "RESEND_API_KEY"));
  expect(text).toContain("APP_SECRET must be set");
  expect(text).toContain("RESEND_API_KEY must be set");
  expect(text).not.toContain("SHOPIFY_API_KEY");
});

test("a secret of the wrong length is refused, and not repeated", () => {
  const text = complaint({ ...complete, APP_SECRET: "dG9vIHNob3J0" });
  expect(text).toContain("APP_SECRET must be 32 bytes");
  expect(text).not.toContain("dG9vIHNob3J0");
});
