import sql from "sql-template-tag";
import { beforeEach, expect, test } from "vitest";
import { db } from "~/db.server";
import { ensureMonths } from "~/domains/events/index.server";
import { ensureShop } from "~/domains/shops/index.server";
import { listBirthdays } from "../index.server";

const now = new Date("2026-11-23T12:00:00Z");
const daysAgo = (count: number) => new Date(now.getTime() - count * 86_400_000);
let shopId: number;
let shops = 0;

beforeEach(async () => {
  shopId = (await ensureShop(`dates-${++shops}.myshopify.com`)).id;
  await db.query(sql`UPDATE shops SET timezone = 'Asia/Tokyo' WHERE id = ${shopId}`);
  await ensureMonths([now, daysAgo(60)]);
});

async function shopper(name: string): Promise<string> {
  const [row] = await db.query<{ id: string }>(sql`
    INSERT INTO profiles (shop_id, first_name, known_since) VALUES (${shopId}, ${name}, ${now}) RETURNING id`);
  return row?.id ?? expect.fail("Nobody was added");
}

async function isGiven(profileId: string, name: string, value: string, at: Date): Promise<void> {
  await db.query(sql`
    INSERT INTO events (shop_id, occurred_at, kind, source_id, profile_id, properties)
    VALUES (${shopId}, ${at}, 'trait_set', ${`${profileId} ${value}`}, ${profileId}, ${JSON.stringify({ name, value })}::jsonb)`);
}

async function answers(profileId: string, choice: string, at: Date): Promise<void> {
  await db.query(sql`
    INSERT INTO profile_answers (shop_id, profile_id, question, choices, quiz_key, version, source, answered_at)
    VALUES (${shopId}, ${profileId}, 'birthday', ARRAY[${choice}], 'about-you', 1, 'quiz', ${at})`);
}

async function isTagged(profileId: string, tag: string, at: Date): Promise<void> {
  await db.query(sql`
    INSERT INTO profile_tags (shop_id, profile_id, tag, present, marked_at) VALUES (${shopId}, ${profileId}, ${tag}, true, ${at})`);
}

const birthdays = (from: string, to: string) => listBirthdays(shopId, from, to);

test("a birthday is told by a trait, a quiz or a tag; a month alone is its first day", async () => {
  const [ada, ben, cleo, dan] = [
    await shopper("ada"),
    await shopper("ben"),
    await shopper("cleo"),
    await shopper("dan"),
  ];
  await isGiven(ada, "birthday", "1990-03-14", now);
  await isGiven(ada, "taste", "03-15", now);
  await answers(ben, "March", now);
  await answers(cleo, "03", now);
  await isTagged(dan, "Birthday: 3-20", now);
  expect(await birthdays("2027-03-01", "2027-03-31")).toEqual([
    { profileId: ben, day: "2027-03-01" },
    { profileId: cleo, day: "2027-03-01" },
    { profileId: ada, day: "2027-03-14" },
    { profileId: dan, day: "2027-03-20" },
  ]);
  expect(await birthdays("2027-03-15", "2027-03-19")).toEqual([]);
});

test("the latest word counts, and what is no day is none", async () => {
  const ada = await shopper("ada");
  await answers(ada, "may", daysAgo(40));
  await isGiven(ada, "birthday", "06-02", daysAgo(20));
  expect(await birthdays("2026-01-01", "2026-12-31")).toEqual([{ profileId: ada, day: "2026-06-02" }]);
  await isTagged(ada, "birthday:soon", now);
  expect(await birthdays("2026-01-01", "2026-12-31")).toEqual([]);
});

test("who was born on 29 February has it on the 28th in other years, and a span may go over the new year", async () => {
  const [leap, winter] = [await shopper("leap"), await shopper("winter")];
  await isGiven(leap, "birthday", "02-29", now);
  await isGiven(winter, "birthday", "01-02", now);
  expect(await birthdays("2027-02-20", "2027-03-02")).toEqual([{ profileId: leap, day: "2027-02-28" }]);
  expect(await birthdays("2028-02-20", "2028-03-02")).toEqual([{ profileId: leap, day: "2028-02-29" }]);
  expect(await birthdays("2026-12-20", "2027-01-05")).toEqual([{ profileId: winter, day: "2027-01-02" }]);
});

test("who is gone has no day any more", async () => {
  const ada = await shopper("ada");
  await isGiven(ada, "birthday", "03-14", now);
  await db.query(sql`UPDATE profiles SET deleted_at = ${now} WHERE shop_id = ${shopId} AND id = ${ada}`);
  expect(await birthdays("2027-03-01", "2027-03-31")).toEqual([]);
});
