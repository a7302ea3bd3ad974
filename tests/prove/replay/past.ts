import sql from "sql-template-tag";
import { db, transact } from "~/db.server";
import { recordConsents } from "~/domains/consent/index.server";
import { appendEvents, ensureMonths } from "~/domains/events/index.server";
import { enrol, goOn, lookAt } from "~/domains/flows/index.server";
import { priorities } from "~/domains/messages/batches/model";
import { queueRequested, sendDue, wakeStopped } from "~/domains/messages/index.server";
import { markDirty } from "~/domains/profiles/index.server";
import { refresh, saveSegment, parse, beginKnowledge } from "~/domains/segments/index.server";
import { ensureShop, saveSender } from "~/domains/shops/index.server";
import { ensureReady } from "~/domains/templates/index.server";
import { recordset } from "~/lib/sql";
import { randomFrom } from "../../../sandbox/factories/random";
import { sender } from "../../support/mailing";
import { verifySender } from "../../support/verified-sender";

export const start = new Date("2026-06-01T00:00:00Z");
const msPerDay = 86_400_000;
const msPerMinute = 60_000;

const kinds = ["product_viewed", "cart_updated", "order", "no", "yes", "other_mail"] as const;

/** Something that somebody did, or that was sent to her by something else. */
interface Deed {
  id: number;
  profileId: number;
  kind: (typeof kinds)[number];
  at: Date;
  /** What an order came to. */
  size: number;
}

/** How often a shopper does each in thirty days, at most. */
const most: Record<Deed["kind"], number> = {
  ...{ product_viewed: 8, cart_updated: 4, order: 2, no: 0.4, yes: 0.3, other_mail: 6 },
};

/** What shoppers do in some days: always the same, whoever asks. */
export function deedsOf(people: number, days: number): Deed[] {
  const random = randomFrom(7, "replayed");
  const deeds: Omit<Deed, "id">[] = [];
  for (let profileId = 1; profileId <= people; profileId++) {
    for (const kind of kinds) {
      const expected = (most[kind] * days * random.next()) / 30;
      const count = Math.floor(expected) + (random.chance(expected % 1) ? 1 : 0);
      for (let i = 0; i < count; i++) {
        // Whole minutes, some of them the very same for several shoppers.
        const at = new Date(start.getTime() + (1 + Math.floor(random.next() * (days * 1440 - 2))) * msPerMinute);
        deeds.push({ profileId, kind, at, size: random.between(1, 120) });
      }
    }
  }
  return deeds.toSorted((a, b) => a.at.getTime() - b.at.getTime()).map((deed, i) => ({ ...deed, id: i + 1 }));
}

/** A shop with these people, all of whom have agreed to mail, and which can send. @returns its id and a segment's */
export async function openPast(domain: string, people: number, days: number) {
  const { id: shopId } = await ensureShop(domain);
  await db.query(sql`
    UPDATE shops SET installed_at = ${start}, generation = 1, currency = 'GBP', timezone = 'Europe/London' WHERE id = ${shopId}`);
  await ensureMonths(Array.from({ length: days + 2 }, (_, i) => new Date(start.getTime() + i * msPerDay)));
  await saveSender(shopId, sender, start);
  await verifySender(shopId, "shop.example", start);
  await db.query(sql`
    INSERT INTO profiles (shop_id, id, email, first_name, country_code, region_code, known_since)
    SELECT ${shopId}::int, n, 'shopper' || n || '@example.com', 'Shopper ' || n, (ARRAY['GB', 'US', 'JP', 'FR'])[1 + n % 4],
      CASE WHEN n % 4 = 1 THEN 'NY' END, ${start} FROM generate_series(1, ${people}::int) n`);
  const said = { customerId: null, state: "subscribed" as const, optInLevel: null, source: "shopify" };
  const words = Array.from({ length: people }, (_, i) => wordOf(String(i + 1), { ...said, occurredAt: start }));
  await recordConsents(shopId, words, db);
  await beginKnowledge(shopId, start);
  const draft = { name: "Carts", description: "", family: "purchase", goal: null, owner: "", parentId: null } as const;
  const definition = parse("cart_updated MATCHES (count >= 2, date >= 2026-06-01) AND number_of_orders = 0");
  const saved = await saveSegment(shopId, null, { ...draft, definition }, start);
  if (saved.outcome !== "saved") throw new Error(JSON.stringify(saved));
  await db.query(sql`
    UPDATE segments SET state = 'live', filled_to = ${start}, applied_version = version WHERE shop_id = ${shopId}`);
  await ensureReady(shopId, ["welcome"], start);
  return { shopId, segmentId: saved.segmentId };
}

function wordOf<Fact extends object>(profileId: string, fact: Fact) {
  return { ...fact, profileId, email: `shopper${profileId}@example.com` };
}

/** Lets the days go by, instant by instant, and everything be done at each that workers do. */
export async function live(shopId: number, deeds: readonly Deed[], days: number): Promise<void> {
  const until = new Date(start.getTime() + days * msPerDay);
  const left = [...deeds];
  for (let now = start; ;) {
    const today: Deed[] = [];
    while (left[0] && left[0].at <= now) today.push(...left.splice(0, 1));
    await letHappen(shopId, today, now);
    await workUntilQuiet(shopId, now);
    const due = await findDue(shopId);
    const next = new Date(Math.min(left[0]?.at.getTime() ?? Infinity, due?.getTime() ?? Infinity));
    if (!(next <= until)) return;
    now = next > now ? next : new Date(now.getTime() + 1);
  }
}

async function findDue(shopId: number): Promise<Date | null> {
  const [row] = await db.query<{ at: Date | null }>(sql`
    SELECT least((SELECT min(due_at) FROM due_profiles WHERE shop_id = ${shopId}),
      (SELECT min(due_at) FROM flow_runs WHERE shop_id = ${shopId} AND state = 'waiting'),
      (SELECT min(next_attempt_at) FROM messages WHERE shop_id = ${shopId} AND state = 'queued')) AS at`);
  return row?.at ?? null;
}

async function workUntilQuiet(shopId: number, now: Date): Promise<void> {
  do {
    await refresh(shopId, now);
    await enrol(shopId, now);
    await lookAt(shopId, now);
    await goOn(shopId, now);
    await wakeStopped(shopId, now);
    await queueRequested(shopId, now);
    await sendDue(shopId, now);
  } while (await isAnythingLeft(shopId, now));
}

async function isAnythingLeft(shopId: number, now: Date): Promise<boolean> {
  const rows = await db.query(sql`
    SELECT 1 FROM dirty_profiles WHERE shop_id = ${shopId} UNION ALL SELECT 1 FROM stirred_profiles WHERE shop_id = ${shopId}
    UNION ALL SELECT 1 FROM due_profiles WHERE shop_id = ${shopId} AND due_at <= ${now}
    UNION ALL SELECT 1 FROM messages WHERE shop_id = ${shopId} AND state = 'queued' AND next_attempt_at <= ${now} LIMIT 1`);
  return rows.length > 0;
}

async function letHappen(shopId: number, deeds: readonly Deed[], now: Date): Promise<void> {
  const of = (...some: Deed["kind"][]) => deeds.filter(({ kind }) => some.includes(kind));
  const columns = { id: "bigint", profileId: "bigint", size: "int", at: "timestamptz" };
  const named = ({ id, profileId, size, at }: Deed) => ({ id, profileId, size, at });
  await transact(async (tx) => {
    await tx.query(sql`
      INSERT INTO orders (shop_id, order_id, profile_id, currency, total_minor, discount_codes, processed_at, version, digest)
      SELECT ${shopId}::int, id, "profileId", 'GBP', size * 100, '{}', at, at, ''
      FROM ${recordset(of("order").map(named), columns)}`);
    await tx.query(sql`
      INSERT INTO messages (shop_id, profile_id, source_kind, source_id, step, program_id, template_key, priority, state,
        next_attempt_at, queued_at, first_attempt_at, settled_at)
      SELECT ${shopId}::int, "profileId", 'campaign', id, 0, 1, 'news', ${priorities.campaign}::int, 'sent', at, at, at, at
      FROM ${recordset(of("other_mail").map(named), columns)}`);
    const events = of("product_viewed", "cart_updated").flatMap(({ kind, id, profileId, at, size }) => {
      if (kind !== "product_viewed" && kind !== "cart_updated") return [];
      const properties = { seconds: size, productIds: [String(size)] };
      return [{ kind, sourceId: `deed ${id}`, occurredAt: at, profileId: String(profileId), actor: null, properties }];
    });
    await appendEvents(shopId, events, tx);
    const words = of("no", "yes").map(({ kind, profileId, at }) =>
      wordOf(String(profileId), {
        ...{ customerId: null, state: kind === "no" ? ("unsubscribed" as const) : ("subscribed" as const) },
        ...{ optInLevel: null, source: "shopify", occurredAt: at },
      }),
    );
    await recordConsents(shopId, words, tx);
    const moved = new Set(deeds.map(({ profileId }) => String(profileId)));
    if (moved.size > 0) await markDirty(shopId, moved, "live", tx);
  });
  if (deeds.length > 0) await refresh(shopId, now);
}
