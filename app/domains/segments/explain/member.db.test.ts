import sql from "sql-template-tag";
import { beforeAll, expect, test } from "vitest";
import { db } from "~/db.server";
import { ensureShop } from "~/domains/shops/index.server";
import { clause } from "../language/sentence";
import { parse } from "../language/parse";
import type { SegmentDraft } from "../model";
import { saveSegment } from "../commands.server";
import { explainMember } from "./member.server";

const [march, june, now] = [
  new Date("2026-03-01T12:00:00Z"),
  new Date("2026-06-01T12:00:00Z"),
  new Date("2026-09-01T12:00:00Z"),
];
const british = "customer_countries CONTAINS 'GB'";
const notFrench = "customer_countries NOT CONTAINS 'FR'";
const drafted = (query: string): SegmentDraft => ({
  name: "From here",
  description: "",
  family: "purchase",
  goal: null,
  owner: "",
  parentId: null,
  definition: parse(query),
});

let shop: { id: number; timezone: string; currency: string };
let segmentId: number;
let profileId: string;

beforeAll(async () => {
  shop = { id: (await ensureShop("explained.myshopify.com")).id, timezone: "Europe/London", currency: "GBP" };
  const saved = await saveSegment(shop.id, null, drafted(british), march);
  if (saved.outcome !== "saved") throw new Error("It was not saved");
  segmentId = saved.segmentId;
  await saveSegment(shop.id, segmentId, drafted(notFrench), june);
  const [profile] = await db.query<{ id: string }>(sql`
    INSERT INTO profiles (shop_id, customer_id, email, country_code, known_since)
    VALUES (${shop.id}, 1, 'ada@example.com', 'GB', ${march}) RETURNING id`);
  profileId = profile?.id ?? "";
  await db.query(sql`
    INSERT INTO memberships (shop_id, segment_id, profile_id, entered_at, entered_cause)
    VALUES (${shop.id}, ${segmentId}, ${profileId}, ${march}, 'fact')`);
});

test("a denied condition that holds speaks for being in, in its own words", async () => {
  const member = await explainMember(shop, segmentId, profileId, null, now);
  expect(member).toMatchObject({ version: 2, asOf: now, explanation: { truth: true } });
  expect(member?.explanation?.conditions).toEqual([
    expect.objectContaining({ condition: clause(parse(notFrench)), truth: true, nearestMiss: null }),
  ]);
  expect(member?.stays).toEqual([{ enteredAt: march, leftAt: null, enteredCause: "fact", leftCause: null }]);
});

test("a past day is explained by what the segment meant at its end", async () => {
  const member = await explainMember(shop, segmentId, profileId, "2026-05-03", now);
  expect(member).toMatchObject({ version: 1, asOf: new Date("2026-05-03T22:59:59.999Z") });
  expect(member?.explanation?.conditions.map(({ condition }) => condition)).toEqual([clause(parse(british))]);
});

test("before they were known there is nothing to explain", async () => {
  expect(await explainMember(shop, segmentId, profileId, "2026-02-01", now)).toMatchObject({ explanation: null });
});

test("a segment of another shop is none of this one's", async () => {
  const other = await ensureShop("elsewhere.myshopify.com");
  expect(await explainMember({ ...shop, id: other.id }, segmentId, profileId, null, now)).toBeNull();
});
