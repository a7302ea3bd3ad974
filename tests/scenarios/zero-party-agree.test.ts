import fc from "fast-check";
import sql from "sql-template-tag";
import { beforeAll, expect, test } from "vitest";
import { db, transact } from "~/db.server";
import { ensureMonths } from "~/domains/events/index.server";
import { noFacts } from "~/domains/ingest/facts";
import { saveFacts } from "~/domains/ingest/save.server";
import { isAged } from "~/domains/quizzes";
import type { AnswerFact } from "~/domains/quizzes/model";
import { listMembersOf, loadContext } from "~/domains/segments/index.server";
import { ensureShop } from "~/domains/shops/index.server";
import { presentAnswer } from "~/domains/storefront/knowledge/present-answer";

const start = new Date("2026-03-27T12:00:00Z");
const timezone = "Europe/London";
const rememberDays = 3;
const [people, questions, choices] = [3, ["skin", "hair"], ["dry", "oily", "fair"]] as const;
let shopId: number;

beforeAll(async () => {
  shopId = (await ensureShop("agree.myshopify.com")).id;
  await db.query(sql`UPDATE shops SET timezone = ${timezone} WHERE id = ${shopId}`);
  await ensureMonths([start, new Date("2026-04-05T00:00:00Z")]);
});

const said = fc.record({
  who: fc.integer({ min: 0, max: people - 1 }),
  question: fc.constantFrom(...questions),
  // Nothing at all takes a former answer back.
  choices: fc.subarray([...choices]),
  source: fc.constantFrom("quiz" as const, "preferences" as const),
});
/** Told in any order, and some of it twice. */
const history = fc
  .array(said, { minLength: 1, maxLength: 14 })
  .chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray([...all.keys(), ...all.keys()], { minLength: all.length })),
  )
  .map(([all, order]) => ({ all, order: [...order, ...all.keys()] }));

test(
  "who is in a segment of an answer is who says so now, however it was told, and until it has aged",
  { timeout: 600_000 },
  async () => {
    let members = 0;
    const run = fc.asyncProperty(history, fc.integer({ min: 0, max: 6 * 24 }), async ({ all, order }, hoursLater) => {
      const rows = await db.query<{ id: string }>(sql`
        INSERT INTO profiles (shop_id, email, known_since)
        SELECT ${shopId}::int, gen_random_uuid() || '@example.com', ${start}::timestamptz FROM generate_series(1, ${people})
        RETURNING id`);
      const facts = all.map(({ who, source, ...answer }, i): AnswerFact => {
        const profileId = rows[who]?.id ?? "";
        return {
          ...{ profileId, customerId: null, email: null, quizKey: "quiz", version: 1, text: null, source },
          ...{ sourceId: `${profileId}:${i}`, answeredAt: new Date(start.getTime() + i * 5 * 3_600_000) },
          ...answer,
        };
      });
      for (const i of order) {
        const fact = facts[i];
        if (fact) await transact((tx) => saveFacts(shopId, { ...noFacts(), answers: [fact] }, "live", tx));
      }
      const asOf = new Date(start.getTime() + (all.length * 5 + hoursLater) * 3_600_000);
      members += await expectAgreement(
        rows.map(({ id }) => id),
        asOf,
      );
      await db.query(sql`DELETE FROM events WHERE shop_id = ${shopId}`);
      await db.query(sql`DELETE FROM profile_answers WHERE shop_id = ${shopId}`);
    });
    await fc.assert(run, { numRuns: 25, seed: 10 });
    expect(members).toBeGreaterThan(30);
  },
);

/** @returns how many were in a segment */
async function expectAgreement(profileIds: readonly string[], asOf: Date): Promise<number> {
  const context = await loadContext(shopId, asOf);
  const present = await db.query<{ profileId: string; question: string; choices: string[]; answeredAt: Date }>(sql`
    SELECT profile_id AS "profileId", question, choices, answered_at AS "answeredAt" FROM profile_answers
    WHERE shop_id = ${shopId} AND profile_id = ANY (${profileIds}::bigint[])`);
  let count = 0;
  for (const question of questions) {
    for (const choice of choices) {
      const says = present.filter((one) => one.question === question && one.choices.includes(choice));
      const counts = says.filter((one) => !isAged(one.answeredAt, rememberDays, { now: asOf, timezone }));
      const asked = presentAnswer({ question, choice }, rememberDays);
      const found = (await listMembersOf(asked, { context, traits: "facts" })).map(({ profileId }) => profileId);
      expect(found.filter((id) => profileIds.includes(id)).toSorted()).toEqual(
        counts.map(({ profileId }) => profileId).toSorted(),
      );
      count += counts.length;
    }
  }
  return count;
}
