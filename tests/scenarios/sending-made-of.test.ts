import { beforeEach, expect, test } from "vitest";
import sql from "sql-template-tag";
import { db, transact } from "~/db.server";
import { formBatch, writeBatch } from "~/domains/messages/batches/form.server";
import { library } from "~/domains/templates/library/library";
import { addTemplate } from "~/domains/templates/queries.server";
import { openMailingShop, queueWelcomes } from "../support/mailing";

// What a message will be made of is noted when it may go out, and again only where it was made of something else.
const start = new Date();
const welcome = library.find(({ key }) => key === "welcome") ?? expect.fail("There is no welcome");
let shopId: number;
let shops = 0;

beforeEach(async () => {
  shopId = await openMailingShop(`made-of-${++shops}.myshopify.com`, start);
});

const queue = () => queueWelcomes(shopId, [`made-of.${shopId}`], start);
const claim = async () => {
  const { unwritten } = await transact((tx) => formBatch(shopId, { account: "app", allowed: 100 }, start, tx));
  return unwritten ?? expect.fail("Nothing was claimed");
};
const write = (claimed: Awaited<ReturnType<typeof claim>>) => transact((tx) => writeBatch(shopId, claimed, start, tx));

/** What the ledger says that messages were made of, by the template's key. */
const madeOf = () =>
  db.query<{ key: string | null; version: number | null }>(sql`
    SELECT t.key, m.template_version AS version FROM messages m
    LEFT JOIN templates t ON t.shop_id = m.shop_id AND t.id = m.template_id WHERE m.shop_id = ${shopId}`);

test("a message is noted to be made of the version that is sent when it is let out", async () => {
  await transact((tx) => addTemplate(shopId, welcome, start, tx));
  await queue();
  const claimed = await claim();
  expect(await madeOf()).toEqual([{ key: "welcome", version: 1 }]);
  await write(claimed);
  expect(await madeOf()).toEqual([{ key: "welcome", version: 1 }]);
});

test("a version that is published before the mail is written is the one it was made of", async () => {
  await transact((tx) => addTemplate(shopId, welcome, start, tx));
  await queue();
  const claimed = await claim();
  await db.query(sql`
    INSERT INTO template_versions (shop_id, template_id, version, content, created_at)
    SELECT shop_id, template_id, 2, content, created_at FROM template_versions WHERE shop_id = ${shopId} AND version = 1`);
  await db.query(sql`UPDATE templates SET version = 2 WHERE shop_id = ${shopId} AND key = 'welcome'`);
  await write(claimed);
  expect(await madeOf()).toEqual([{ key: "welcome", version: 2 }]);
});

test("what comes with the product and was never sent before is noted once the mail is written", async () => {
  await queue();
  await write(await claim());
  expect(await madeOf()).toEqual([{ key: "welcome", version: 1 }]);
});
