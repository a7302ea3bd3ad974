import sql from "sql-template-tag";
import { beforeAll, expect, test } from "vitest";
import { db, transact } from "~/db.server";
import { parse } from "~/domains/segments/index.server";
import { ensureShop } from "~/domains/shops/index.server";
import type { Content } from "../content/model";
import { renderMessages } from "../index.server";
import type { WantedMessage } from "../model";
import { addTemplate } from "../queries.server";
import { exampleBrand } from "../render/examples";

const now = new Date("2026-04-30T10:00:00Z");
let shopId: number;
let ada: string;

const when = parse("number_of_orders >= 3");
const always = <Value>(value: Value) => ({ branches: [], otherwise: value });
const content: Content = {
  subject: { branches: [{ when, value: "For regulars" }], otherwise: "For all" },
  preheader: always(""),
  blocks: [
    { id: "regulars", when, content: { type: "text", text: always("You come often") } },
    {
      ...{ id: "hero", when: null },
      content: {
        type: "hero",
        content: {
          branches: [{ when, value: { image: null, heading: "Welcome back", text: "", button: null } }],
          otherwise: { image: null, heading: "Welcome", text: "", button: null },
        },
      },
    },
  ],
};

beforeAll(async () => {
  shopId = (await ensureShop("variants.myshopify.com")).id;
  const [row] = await db.query<{ id: string }>(sql`
    INSERT INTO profiles (shop_id, email, first_name, city, known_since)
    VALUES (${shopId}, 'ada@example.com', 'Ada', 'Leeds', ${now}) RETURNING id`);
  ada = row?.id ?? "";
  await db.query(sql`
    INSERT INTO profile_traits (shop_id, profile_id, known_since, countries, regions, cities, email_subscription_status,
      tags, order_count, spent_minor, rhythm_seconds, lifecycle_stage, lifecycle_since, derived_at)
    VALUES (${shopId}, ${ada}, ${now}, '{}', '{}', '{}', 'SUBSCRIBED', '{}', 5, 0, 0, 'loyal', ${now}, ${now})`);
  await transact((tx) => addTemplate(shopId, { key: "letter", name: "Letter", topic: null, content }, now, tx));
});

const wanted = (messageId: string, change: Partial<WantedMessage>): WantedMessage => ({
  ...{ messageId, profileId: ada, templateKey: "letter", email: "ada@example.com", because: "You asked for it." },
  ...{ unsubscribeUrl: "https://mail.example/stop", preferencesUrl: "https://mail.example/choose" },
  ...{ treatment: null, changes: null },
  ...change,
});

async function render(...messages: WantedMessage[]) {
  const made = await transact((tx) => renderMessages(shopId, exampleBrand, messages, now, tx));
  return messages.map(({ messageId }) => {
    const one = made.get(messageId);
    return one?.outcome === "made" ? one.rendered : expect.fail(JSON.stringify(one));
  });
}

test("who is treated as if in no segment reads what everybody else reads", async () => {
  const [segmented, generic] = await render(wanted("1", {}), wanted("2", { treatment: "generic" }));
  expect(segmented?.subject).toBe("For regulars");
  expect(segmented?.text).toContain("You come often");
  expect(segmented?.text).toContain("Welcome back");
  expect(generic?.subject).toBe("For all");
  expect(generic?.text).not.toContain("You come often");
  expect(generic?.text).not.toContain("Welcome back");
});

test("each arm has its own words, though all are written from one template, at once and one after the other", async () => {
  const b = wanted("3", { changes: { subject: "B for {{city|your town}}", heading: "Other" } });
  const c = wanted("4", { changes: { heading: "Third" } });
  const [asItIs, inB, inC] = await render(wanted("5", {}), b, c);
  expect([asItIs?.subject, inB?.subject, inC?.subject]).toEqual(["For regulars", "B for Leeds", "For regulars"]);
  expect(inB?.text).toContain("Other");
  expect(inC?.text).toContain("Third");
  expect(asItIs?.text).toContain("Welcome back");
  const [again] = await render(wanted("6", {}));
  expect(again?.text).toContain("Welcome back");
});

test("generic and changed go together", async () => {
  const [both] = await render(wanted("7", { treatment: "generic", changes: { heading: "Other" } }));
  expect(both?.subject).toBe("For all");
  expect(both?.text).toContain("Other");
});
