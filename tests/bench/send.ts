// Queued messages until they are accepted and recorded, against the plainest that fills and posts the same mails, and
// against rendering each with react-email. Rounds alternate in one run, because the machine's noise hits all alike.
import { setTimeout as sleep } from "node:timers/promises";
import sql from "sql-template-tag";
import { openStandIn, type StandIn } from "./send/stand-in";
import { plainMaker, sendPlainly } from "./send/plain";
import { median } from "./statistics";

const rounds = 3;
const atOnce = 5000;
const oftenMilliseconds = 2000;
const scale = Number(process.env["BENCH_SCALE"] ?? 1);
const many = Math.round(100_000 * scale);
const few = Math.round(10_000 * scale);
const rendered = Math.round(1500 * scale);
const limit = 10;
const limitedRequests = Math.round(200 * Math.min(1, scale * 2));

export async function benchSend(): Promise<string[]> {
  const { env } = await import("~/env.server");
  const standIn = await openStandIn(Number(new URL(env.RESEND_BASE_URL).port));
  try {
    const { fillOne, renderOne } = await plainMaker();
    // Both as warm as each other.
    await sendPlainly(env.RESEND_BASE_URL, few, fillOne);
    await sendQueued(standIn, "warm", few);
    const rates = { ours: new Array<number>(), filled: new Array<number>(), rendered: new Array<number>() };
    for (let round = 0; round < rounds; round++) {
      rates.filled.push(await sendPlainly(env.RESEND_BASE_URL, few, fillOne));
      rates.ours.push(await sendQueued(standIn, `few-${round}`, few));
      rates.rendered.push(await sendPlainly(env.RESEND_BASE_URL, rendered, renderOne));
    }
    const large = await sendQueued(standIn, "many", many);
    const [ours, filled, perPerson] = [median(rates.ours), median(rates.filled), median(rates.rendered)];
    return [
      `filled skeleton, 100 a request       ${Math.round(filled)} mails/s`,
      `react-email for each, 100 a request  ${Math.round(perPerson)} mails/s`,
      `queued, decided, recorded, sent      ${Math.round(ours)} mails/s of ${few}, ${Math.round(large)} of ${many}`,
      `ratio ${(ours / filled).toFixed(3)} of filled (goal 0.30), ${(ours / perPerson).toFixed(1)} × react-email (goal 3.0)`,
      `cost of a mail, ${many} to ${few}: ${(ours / large).toFixed(2)} (goal 1.20)`,
      await sendLimited(standIn),
    ];
  } finally {
    standIn.close();
  }
}

/** A shop whose messages are due, each of another person. */
async function queue(name: string, count: number, kind: "campaign" | "askedFor"): Promise<number> {
  const { openMailingShop, queueWelcomes } = await import("../support/mailing");
  const { db } = await import("~/db.server");
  const now = new Date();
  const shopId = await openMailingShop(`bench-${name}-${now.getTime()}.myshopify.com`, now);
  for (let done = 0; done < count; done += atOnce) {
    const names = Array.from({ length: Math.min(atOnce, count - done) }, (_, i) => `person.${done + i}`);
    await queueWelcomes(shopId, names, now, { kind });
  }
  // What the database would have done by itself by the time a campaign goes out.
  for (const table of [sql`messages`, sql`profiles`, sql`consent_records`]) await db.query(sql`ANALYZE ${table}`);
  return shopId;
}

/** Opens the post office until nothing waits. @returns mails a second, from the opening to the last one recorded */
async function sendQueued(standIn: StandIn, name: string, count: number): Promise<number> {
  const shopId = await queue(name, count, "campaign");
  await standIn.begin();
  const seconds = await empty(standIn, shopId, count);
  const { accepted, doubled } = await standIn.count();
  if (accepted !== count || doubled > 0)
    throw new Error(`Of ${count} mails ${accepted} came, ${doubled} of them twice`);
  return count / seconds;
}

async function empty(standIn: StandIn, shopId: number, count: number): Promise<number> {
  const { db, steadyTime } = await import("~/db.server");
  const { openPostOffice } = await import("~/domains/messages/index.server");
  const begun = performance.now();
  const office = openPostOffice(steadyTime());
  let askedAt = begun;
  // To look for what waits among all that is done is work that a bench must not add: until all have come, it is seldom.
  const isOpen = async () => {
    const haveAllCome = (await standIn.count()).accepted >= count;
    if (!haveAllCome && performance.now() - askedAt < oftenMilliseconds) return true;
    askedAt = performance.now();
    const open = sql`SELECT 1 FROM messages WHERE shop_id = ${shopId} AND state IN ('queued', 'sending', 'in_doubt') LIMIT 1`;
    return (await db.query(open)).length > 0;
  };
  while (await isOpen()) await sleep(20);
  const seconds = (performance.now() - begun) / 1000;
  await office.close();
  return seconds;
}

/** A limit of ten requests a second is used, and nothing is lost or sent twice for it. */
async function sendLimited(standIn: StandIn): Promise<string> {
  const shopId = await queue("limited", limitedRequests, "askedFor");
  await standIn.begin(limit);
  await empty(standIn, shopId, limitedRequests);
  const { accepted, doubled, requests, refused, seconds } = await standIn.count();
  if (accepted !== limitedRequests || doubled > 0) throw new Error(`Of ${limitedRequests} mails ${accepted} came`);
  const share = (requests - 1) / seconds / limit;
  return `of ${limit} requests/s imposed ${(100 * share).toFixed(1)} % used (goal 95 %), ${refused} refused, none lost, none twice`;
}
