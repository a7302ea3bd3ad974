import sql from "sql-template-tag";
import { db, transact } from "~/db.server";
import { appendEvents, ensureMonths } from "~/domains/events/index.server";
import { keepSplitExperiments } from "~/domains/experiments/index.server";
import { setFlowEnabled } from "~/domains/flows/index.server";
import { addFlow, listFlows } from "~/domains/flows/queries.server";
import { allSteps } from "~/domains/flows/content/model";
import { markDirty } from "~/domains/profiles/index.server";
import { beginKnowledge } from "~/domains/segments/index.server";
import { ensureShop } from "~/domains/shops/index.server";
import { eraseWholeShop } from "~/jobs/erase.server";
import { recordset } from "~/lib/sql";
import { randomFrom } from "../../../sandbox/factories/random";
import { everyKind, whileNew } from "./content";

export const start = new Date("2026-06-01T00:00:00Z");
const hour = 3_600_000;

/** Something that somebody did. */
interface Deed {
  profileId: number;
  kind: "product_viewed" | "cart_updated" | "order";
  at: Date;
  /** Of a view how long it was, of an order what it came to. */
  size: number;
}

/** A shop whose shoppers do the same in every course, and the instants at which its workers look. */
export interface Course {
  shopId: number;
  deeds: Deed[];
  looks: Date[];
}

/** Sets a shop up anew, with the same numbers for the same things whenever that is done. */
export async function openCourse(people: number, days: number, hoursBetween: number): Promise<Course> {
  const { id: shopId } = await ensureShop("course.myshopify.com");
  await eraseWholeShop(shopId);
  for (const sequence of ["flows_id_seq", "experiments_id_seq", "segments_id_seq"]) {
    await db.query(sql`SELECT setval(${sequence}::regclass, 1000)`);
  }
  await db.query(sql`
    UPDATE shops SET installed_at = ${start}, generation = 1, currency = 'GBP', timezone = 'UTC', uninstalled_at = NULL
    WHERE id = ${shopId}`);
  await ensureMonths([start, new Date(start.getTime() + days * 24 * hour)]);
  await db.query(sql`
    INSERT INTO profiles (shop_id, id, email, first_name, country_code, region_code, known_since)
    SELECT ${shopId}::int, n, 'shopper' || n || '@example.com', 'Shopper ' || n, (ARRAY['GB', 'US', 'JP', 'FR'])[1 + n % 4],
      CASE WHEN n % 4 = 1 THEN 'NY' END, ${start}
    FROM generate_series(1, ${people}::int) n`);
  await beginKnowledge(shopId, start);
  for (const [key, content] of Object.entries({ everyKind, whileNew })) {
    await addFlow(shopId, { key, name: key, content }, start, db);
  }
  for (const { id, content } of await listFlows(shopId)) {
    await setFlowEnabled(shopId, id, start);
    const splits = allSteps(content?.steps ?? []).flatMap((step) =>
      step.type === "split" ? [{ step: step.id, name: step.name, paths: step.paths }] : [],
    );
    await transact((tx) => keepSplitExperiments(shopId, id, splits, start, tx));
  }
  const looks = Array.from({ length: (days * 24) / hoursBetween }, (_, i) => {
    return new Date(start.getTime() + (i + 1) * hoursBetween * hour);
  });
  return { shopId, deeds: deedsOf(people, days), looks };
}

function deedsOf(people: number, days: number): Deed[] {
  const random = randomFrom(11, "deeds");
  const deeds: Deed[] = [];
  for (let profileId = 1; profileId <= people; profileId++) {
    const at = (share: number) => new Date(start.getTime() + Math.floor(random.next() * days * share * 24 * hour));
    const some = (kind: Deed["kind"], chance: number, most: number) => {
      for (let i = 0; i < most; i++) {
        if (random.chance(chance)) deeds.push({ profileId, kind, at: at(0.8), size: random.between(1, 120) });
      }
    };
    deeds.push({ profileId, kind: "product_viewed", at: at(0.5), size: random.between(1, 120) });
    some("product_viewed", 0.3, 2);
    some("cart_updated", 0.3, 2);
    some("order", 0.25, 2);
  }
  return deeds.toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

/** Lets happen what happens after one instant and up to another. */
export async function letHappen({ shopId, deeds }: Course, from: Date, until: Date): Promise<void> {
  const isNow = ({ at }: Deed) => at > from && at <= until;
  const now = deeds.filter(isNow);
  const orders = deeds.flatMap((deed, i) => (deed.kind === "order" && isNow(deed) ? [{ ...deed, id: i + 1 }] : []));
  const events = now.flatMap(({ kind, profileId, at, size }) =>
    kind === "order"
      ? []
      : [
          {
            ...{ kind, sourceId: `${kind} ${profileId} ${at.getTime()}`, occurredAt: at, profileId: String(profileId) },
            ...{ actor: null, properties: { seconds: size, productIds: [String(size)] } },
          },
        ],
  );
  await transact(async (tx) => {
    await tx.query(sql`
      INSERT INTO orders (shop_id, order_id, profile_id, currency, total_minor, discount_codes, processed_at, version, digest)
      SELECT ${shopId}::int, id, "profileId", 'GBP', size * 100, '{}', at, at, ''
      FROM ${recordset(orders, { id: "bigint", profileId: "bigint", size: "int", at: "timestamptz" })}`);
    await appendEvents(shopId, events, tx);
    await markDirty(shopId, new Set(now.map(({ profileId }) => String(profileId))), "live", tx);
  });
}
