import fc from "fast-check";
import { expect, test } from "vitest";
import sql from "sql-template-tag";
import { db } from "~/db.server";
import { findSummaries, foldFeedback, judgeClicks } from "~/domains/feedback/index.server";
import { standingOf, type FeedbackKind } from "~/domains/feedback/model";
import { mailed, openShop, type Mailed } from "../support/mailed";
import { eventBody } from "../support/resend-event";

const start = new Date("2026-06-01T12:00:00Z");
const minute = (n: number) => new Date(start.getTime() + n * 60_000);
const phone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

/** Everything that Resend can report of a mail, some of it twice at different times. */
const reports: { type: string; minute: number; more?: Record<string, unknown> }[] = [
  { type: "email.sent", minute: 0 },
  { type: "email.delivery_delayed", minute: 1 },
  { type: "email.delivered", minute: 2 },
  { type: "email.delivered", minute: 3 },
  { type: "email.clicked", minute: 30, more: { click: { link: "https://shop.example/a", userAgent: phone } } },
  { type: "email.clicked", minute: 40, more: { click: { link: "https://shop.example/a", userAgent: phone } } },
  { type: "email.clicked", minute: 41, more: { click: { link: "https://shop.example/b", userAgent: "curl/8.5.0" } } },
  { type: "email.bounced", minute: 5, more: { bounce: { type: "Transient", subType: "MailboxFull" } } },
  { type: "email.bounced", minute: 6, more: { bounce: { type: "Permanent", subType: "General" } } },
  { type: "email.complained", minute: 50 },
  { type: "email.opened", minute: 29 },
  { type: "email.failed", minute: 4 },
];

async function receive(shopId: number, { messageId, email }: Mailed, n: number, delivery: number): Promise<void> {
  const report = reports[n] ?? expect.fail("No such report");
  const body = eventBody(report.type, { shopId, messageId, email }, minute(report.minute), report.more);
  await db.query(sql`
    INSERT INTO receipts (shop_id, source, delivery_id, topic, state, received_at, body)
    VALUES (${shopId}, 'resend', ${`msg_${n}_${delivery}`}, ${report.type}, 'pending', ${start}, ${body})`);
}

/** What is known of the one mail of a shop. */
async function stateOf(shopId: number, { messageId }: Mailed) {
  const feedback = await db.query<{ kind: FeedbackKind }>(sql`
    SELECT kind, occurred_at, detail FROM message_feedback WHERE shop_id = ${shopId} ORDER BY kind`);
  const clicks = await db.query(sql`
    SELECT occurred_at FROM events WHERE shop_id = ${shopId} AND kind = 'message_clicked' ORDER BY 1`);
  const suppressions = await db.query(sql`
    SELECT reason, suppressed_at FROM suppressions WHERE shop_id = ${shopId} ORDER BY 1`);
  const summary = (await findSummaries(shopId, [messageId])).get(messageId);
  expect(summary?.standing ?? "sent").toBe(standingOf(feedback.map(({ kind }) => kind)));
  return { feedback, clicks, suppressions, standing: summary?.standing ?? "sent" };
}

test(
  "any reports in any order, any number of times and in any batches leave what they leave in order",
  { timeout: 120_000 },
  async () => {
    const some = fc.uniqueArray(fc.integer({ min: 0, max: reports.length - 1 }), { minLength: 1, maxLength: 9 });
    let shops = 0;
    const fresh = async () => {
      const shopId = await openShop(`any-order-${++shops}.myshopify.com`, start);
      const [person] = await mailed(shopId, ["ada"], start);
      return { shopId, person: person ?? expect.fail("Nobody was mailed") };
    };
    await fc.assert(
      fc.asyncProperty(some, fc.infiniteStream(fc.integer({ min: 0, max: 1000 })), async (told, chances) => {
        const chance = () => chances.next().value ?? 0;
        const ordered = await fresh();
        for (const n of told.toSorted((a, b) => a - b)) await receive(ordered.shopId, ordered.person, n, 0);
        await foldFeedback(ordered.shopId, start);
        await judgeClicks(ordered.shopId, minute(120));

        const shuffled = await fresh();
        const twice = [...told, ...told].map((n) => ({ n, at: chance() })).toSorted((a, b) => a.at - b.at);
        for (const [delivery, { n }] of twice.entries()) {
          await receive(shuffled.shopId, shuffled.person, n, delivery);
          if (chance() < 300) await foldFeedback(shuffled.shopId, start);
        }
        await foldFeedback(shuffled.shopId, start);
        await judgeClicks(shuffled.shopId, minute(120));
        expect(await stateOf(shuffled.shopId, shuffled.person)).toEqual(await stateOf(ordered.shopId, ordered.person));
      }),
      { numRuns: 60, seed: 11 },
    );
  },
);
