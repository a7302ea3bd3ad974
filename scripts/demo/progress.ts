import sql from "sql-template-tag";
import { setTimeout as sleep } from "node:timers/promises";

/** The app's own front doors, imported once the environment names the database. */
async function domains() {
  const [{ db, pool }, shops, senders, ingest, flows, quizzes, campaigns, experiments, storefront] = await Promise.all([
    import("~/db.server"),
    import("~/domains/shops/index.server"),
    import("~/domains/senders/index.server"),
    import("~/domains/ingest/index.server"),
    import("~/domains/flows/index.server"),
    import("~/domains/quizzes/index.server"),
    import("~/domains/campaigns/index.server"),
    import("~/domains/experiments/index.server"),
    import("~/domains/storefront/index.server"),
  ]);
  return { db, pool, shops, senders, ingest, flows, quizzes, campaigns, experiments, storefront };
}

/** Watches a shop of the demo from outside: what has arrived, and what came of it. */
export async function watch(domain: string) {
  const { db, pool, shops, senders, ingest, flows, quizzes, campaigns, experiments, storefront } = await domains();
  const find = async () => {
    const shop = await shops.findShopByDomain(domain);
    if (!shop) throw new Error(`${domain} is not installed`);
    return shop;
  };
  return {
    /** Waits until the shop's history is read and its segments are filled, telling how far it has come. */
    async ready(tell: (progress: string) => void): Promise<void> {
      for (let tries = 0; tries < 1200; tries++) {
        const shop = await find();
        if (shop.readyAt) return;
        const backfills = await ingest.listBackfills(shop.id, shop.generation);
        tell(
          backfills
            .map(({ kind, state, objectsDone }) => `${kind} ${state === "done" ? "✓" : objectsDone}`)
            .join(" · "),
        );
        await sleep(500);
      }
      throw new Error("The shop's history was not read within ten minutes; the log says why");
    },
    /** What the app wants to stand in the DNS of the shop's domain. */
    dnsRecords: async () => (await senders.findDomain((await find()).id))?.records ?? [],
    /** A flow by the ready one it was made from. */
    flow: async (key: string) => {
      const flow = (await flows.listFlows((await find()).id)).find((one) => one.key === key);
      if (!flow) throw new Error(`The shop has no flow ${key}`);
      return flow;
    },
    campaign: async (name: string) => {
      const campaign = (await campaigns.listCampaigns((await find()).id)).find((one) => one.name === name);
      if (!campaign) throw new Error(`The shop has no campaign ${name}`);
      return campaign;
    },
    /** What was wished to be compared last. */
    experiment: async () => {
      const [experiment] = await experiments.listExperiments((await find()).id);
      if (!experiment) throw new Error("Nothing is compared in the shop");
      return experiment;
    },
    id: async () => (await find()).id,
    flowIds: async () => (await flows.listFlows((await find()).id)).map(({ id }) => id),
    /** The latest quiz, as its editor shows it. */
    quiz: async () => {
      const { id } = await find();
      const [quiz] = await quizzes.listQuizzes(id);
      if (!quiz) throw new Error("The shop has no quiz");
      return { ...quiz, content: await quizzes.contentOf(id, quiz) };
    },
    /** Numbers of so many of its customers, always the same ones of a shop. */
    customerIds: async (count: number) => {
      const { id } = await find();
      const rows = await db.query<{ customerId: string }>(sql`
        SELECT customer_id::text AS "customerId" FROM profiles
        WHERE shop_id = ${id} AND customer_id IS NOT NULL AND merged_into IS NULL
        ORDER BY md5(customer_id::text) LIMIT ${count}`);
      return rows.map(({ customerId }) => customerId);
    },
    /** What it sells, by category, and by which word its pixel names it. */
    shelf: async () => {
      const { id } = await find();
      const rows = await db.query<{ products: string[] }>(sql`
        SELECT array_agg(product_id::text ORDER BY product_id) AS products FROM products
        WHERE shop_id = ${id} AND product_type <> '' AND deleted_at IS NULL GROUP BY product_type ORDER BY product_type`);
      return { account: storefront.accountOf(id), categories: rows.map(({ products }) => products) };
    },
    summary: async () => {
      const { id } = await find();
      const [row] = await db.query<Record<string, number>>(sql`
        SELECT (SELECT count(*) FROM receipts WHERE shop_id = ${id} AND source = 'shopify')::int AS "webhooks",
          (SELECT count(*) FROM receipts WHERE shop_id = ${id} AND state = 'dead')::int AS "deadLetters",
          (SELECT count(*) FROM profiles WHERE shop_id = ${id} AND merged_into IS NULL)::int AS "profiles",
          (SELECT count(*) FROM orders WHERE shop_id = ${id})::int AS "orders",
          (SELECT count(*) FROM memberships WHERE shop_id = ${id} AND left_at IS NULL)::int AS "memberships",
          (SELECT count(*) FROM memberships WHERE shop_id = ${id} AND entered_cause IN ('fact', 'time'))::int AS "moves",
          (SELECT count(*) FROM flow_runs WHERE shop_id = ${id})::int AS "flowRuns",
          (SELECT count(*) FROM campaign_recipients WHERE shop_id = ${id})::int AS "campaignRecipients",
          (SELECT count(*) FROM messages WHERE shop_id = ${id} AND state = 'sent' AND resend_id IS NOT NULL)::int AS "messagesAccepted",
          (SELECT count(*) FROM messages WHERE shop_id = ${id} AND state = 'skipped')::int AS "messagesSkipped",
          (SELECT count(*) FROM receipts WHERE shop_id = ${id} AND source = 'resend' AND state = 'folded')::int AS "feedback",
          (SELECT count(*) FROM suppressions WHERE shop_id = ${id})::int AS "suppressions"`);
      return row ?? {};
    },
    /** Segments by name with how many are in them. */
    segments: async () => {
      const { id } = await find();
      return db.query<{ id: number; name: string; size: number }>(sql`
        SELECT s.id, s.name, count(m.profile_id)::int AS size FROM segments s
        LEFT JOIN memberships m ON m.shop_id = s.shop_id AND m.segment_id = s.id AND m.left_at IS NULL
        WHERE s.shop_id = ${id} GROUP BY s.id, s.name ORDER BY s.id`);
    },
    /** Everything that is due or on its way. */
    pending: async () => {
      const { id } = await find();
      const [row] = await db.query<{ count: number }>(sql`
        SELECT (SELECT count(*) FROM receipts WHERE shop_id = ${id} AND state = 'pending')
          + (SELECT count(*) FROM dirty_profiles WHERE shop_id = ${id})
          + (SELECT count(*) FROM messages WHERE shop_id = ${id} AND state IN ('queued', 'sending', 'in_doubt')
            AND (state <> 'queued' OR next_attempt_at <= now())) AS count`);
      return Number(row?.count ?? 0);
    },
    end: () => pool.end(),
  };
}

/** Removes what an earlier demo left, so that the shop begins anew. */
export async function forget(domain: string): Promise<void> {
  const { db, shops } = await domains();
  const { eraseWholeShop } = await import("~/jobs/erase.server");
  const shop = await shops.findShopByDomain(domain);
  if (!shop) return;
  await eraseWholeShop(shop.id);
  await db.query(sql`DELETE FROM graphile_worker._private_jobs WHERE (payload ->> 'shopId')::int = ${shop.id}`);
  await db.query(sql`DELETE FROM shops WHERE id = ${shop.id}`);
}
