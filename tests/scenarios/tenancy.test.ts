import { randomUUID } from "node:crypto";
import sql from "sql-template-tag";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "~/db.server";
import { addReadyFlows } from "~/domains/flows/index.server";
import { beginKnowledge } from "~/domains/segments/index.server";
import { ensureShop, ShopSessionStorage } from "~/domains/shops/index.server";
import { env } from "~/env.server";
import { Session } from "@shopify/shopify-api";
import { mintSessionToken } from "../../sandbox/shopify/auth/session-token";

const canary = "canary-of-the-second-shop";
const first = "first-tenant.myshopify.com";
const second = "second-tenant.myshopify.com";

type Handler = (args: { request: Request; params: Record<string, string>; context: object }) => Promise<unknown>;
interface RouteModule {
  loader?: Handler;
  action?: Handler;
}

const modules = import.meta.glob<RouteModule>(["../../app/routes/app.*.tsx", "../../app/routes/app.*/route.tsx"], {
  eager: true,
});
const pages = Object.entries(modules).map(([file, module]) => ({
  page: file.replace(/^.*routes\//, "").replace(/(\/route)?\.tsx$/, ""),
  module,
}));

/** Numbers of the second shop, by the name of the parameter that takes them. */
const foreign: Record<string, string> = {};

async function fill(domain: string): Promise<number> {
  const shop = await ensureShop(domain);
  const now = new Date();
  await db.query(
    sql`UPDATE shops SET installed_at = ${now}, generation = 1, name = ${`Shop of ${domain}`} WHERE id = ${shop.id}`,
  );
  const session = new Session({
    id: `offline_${domain}`,
    shop: domain,
    state: "",
    isOnline: false,
    accessToken: `token-${domain}`,
    expires: new Date(now.getTime() + 3600_000),
    scope: "read_orders",
  });
  await new ShopSessionStorage().storeSession(session);
  await beginKnowledge(shop.id, now);
  await addReadyFlows(shop.id, now);
  return shop.id;
}

beforeAll(async () => {
  await fill(first);
  const shopId = await fill(second);
  const [profile] = await db.query<{ id: string }>(sql`
    INSERT INTO profiles (shop_id, customer_id, email, first_name, known_since)
    VALUES (${shopId}, 4711, ${`${canary}@example.com`}, ${canary}, now()) RETURNING id`);
  const [segment] = await db.query<{ id: number }>(sql`SELECT max(id) AS id FROM segments WHERE shop_id = ${shopId}`);
  const [flow] = await db.query<{ id: number }>(sql`SELECT max(id) AS id FROM flows WHERE shop_id = ${shopId}`);
  await db.query(sql`
    INSERT INTO memberships (shop_id, segment_id, profile_id, entered_at, entered_cause)
    VALUES (${shopId}, ${segment?.id}, ${profile?.id}, now(), 'fact')`);
  await db.query(sql`
    INSERT INTO receipts (shop_id, source, delivery_id, topic, body, state, reason)
    VALUES (${shopId}, 'shopify', 'x', 'orders/create', ${canary}, 'dead', ${canary})`);
  foreign["profileId"] = profile?.id ?? "";
  foreign["segmentId"] = String(segment?.id);
  foreign["flowId"] = String(flow?.id);
});

/** A request of the first shop's merchant, with whatever of the second shop's in the address. */
function request(path: string, init: RequestInit = {}): Request {
  const token = mintSessionToken(
    { clientId: env.SHOPIFY_API_KEY, clientSecret: env.SHOPIFY_API_SECRET },
    { shop: first, userId: "1", jti: randomUUID(), sid: "1" },
    new Date(),
  );
  const url = `${env.SHOPIFY_APP_URL}${path}?shop=${second}&search=${canary}`;
  return new Request(url, {
    ...init,
    headers: {
      authorization: `Bearer ${token}`,
      "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0.0.0",
      "x-shopify-shop-domain": second,
    },
  });
}

async function outcome(run: () => Promise<unknown>): Promise<{ status: number; text: string }> {
  try {
    return {
      status: 200,
      text: JSON.stringify(await run(), (_key, value: unknown) => (typeof value === "bigint" ? String(value) : value)),
    };
  } catch (thrown) {
    if (thrown instanceof Response) return { status: thrown.status, text: await thrown.text() };
    throw thrown;
  }
}

test("there are pages to try", () => {
  expect(pages.length).toBeGreaterThanOrEqual(8);
});

describe.each(pages)("$page", ({ page, module }) => {
  test("shows nothing of another shop, whatever the address names", async () => {
    const { loader } = module;
    if (!loader) return;
    const names = [...page.matchAll(/\$(\w+)/g)].map(([, name = ""]) => name);
    const params = Object.fromEntries(names.map((name) => [name, foreign[name] ?? "1"]));
    const { status, text } = await outcome(() => loader({ request: request(`/app/${page}`), params, context: {} }));
    if (names.length > 0) expect(status).toBe(404);
    expect(text).not.toContain(`${canary}@`);
    expect(text).not.toContain(foreign["profileId"] === "" ? canary : `"${foreign["profileId"]}"`);
  });
});

test("a flow of another shop cannot be turned on", async () => {
  const flows = pages.find(({ page }) => page === "app.flows")?.module.action;
  await db.query(sql`
    INSERT INTO sender_identities (shop_id, from_name, from_email, updated_at)
    SELECT id, 'First', 'hello@first.example', now() FROM shops WHERE domain = ${first}`);
  const body = new URLSearchParams({ flowId: foreign["flowId"] ?? "", turn: "on" });
  const { status } = await outcome(async () =>
    flows?.({ request: request("/app/flows", { method: "POST", body }), params: {}, context: {} }),
  );
  expect(status).toBe(404);
  const [row] = await db.query<{ on: boolean }>(
    sql`SELECT bool_or(enabled_at IS NOT NULL) AS on FROM flows WHERE id = ${foreign["flowId"]}`,
  );
  expect(row?.on).toBe(false);
});

test("dead letters of another shop cannot be replayed", async () => {
  const health = pages.find(({ page }) => page === "app.health")?.module.action;
  const [letter] = await db.query<{ id: string }>(sql`SELECT id FROM receipts WHERE body = ${canary}`);
  for (const receipt of [letter?.id ?? "", "all"]) {
    const body = new URLSearchParams({ wish: "replay", receipt });
    const { status } = await outcome(async () =>
      health?.({ request: request("/app/health", { method: "POST", body }), params: {}, context: {} }),
    );
    expect(status).toBeLessThan(500);
  }
  const [after] = await db.query<{ state: string }>(sql`SELECT state FROM receipts WHERE body = ${canary}`);
  expect(after?.state).toBe("dead");
});
