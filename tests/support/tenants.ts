import { Session } from "@shopify/shopify-api";
import sql, { raw } from "sql-template-tag";
import { db } from "~/db.server";
import { ensureMonths } from "~/domains/events/index.server";
import { newArms } from "~/domains/experiments";
import { createExperiment } from "~/domains/experiments/index.server";
import { addReadyFlows, createFlow, putAwayFlow, saveFlowDraft } from "~/domains/flows/index.server";
import { defaultPolicies } from "~/domains/messages/model";
import { savePolicies } from "~/domains/messages/index.server";
import { beginKnowledge } from "~/domains/segments/index.server";
import { encryptKey } from "~/domains/senders/secrets.server";
import { ensureShop, saveSender, ShopSessionStorage } from "~/domains/shops/index.server";
import { createTemplate } from "~/domains/templates/index.server";
import { handWeights } from "~/domains/traits/model";
import { emit } from "~/jobs/emit.server";
import { openQuiz } from "./asked-quiz";
import { flowOf, send } from "./flow-contents";
import { verifySender } from "./verified-sender";

/** A shop of which every word and every number can be told from any other shop's. */
export interface Tenant {
  shopId: number;
  domain: string;
  /** Stands in every text. */
  word: string;
  /** What gives it away: its word, its ids, and how often its job has failed. */
  marks: RegExp;
  /** Ids that addresses and forms take, by the names they have there. */
  ids: Record<string, string>;
}

/** Makes an installed shop with a row in every table. @param digit what all its numbers begin with: nine digits each */
export async function fillTenant(
  domain: string,
  word: string,
  digit: string,
  now: Date,
  accessToken = `token-${domain}`,
): Promise<Tenant> {
  const base = Number(`${digit}00000000`);
  const sequences = await db.query<{ name: string }>(
    sql`SELECT quote_ident(sequencename) AS name FROM pg_sequences WHERE schemaname = 'public'`,
  );
  for (const { name } of sequences) await db.query(sql`SELECT setval(${name}::regclass, ${base}::bigint)`);

  const { id: shopId } = await ensureShop(domain);
  await db.query(sql`UPDATE shops SET installed_at = ${now}, generation = 1, name = ${word} WHERE id = ${shopId}`);
  await signIn(domain, accessToken, now);
  await beginKnowledge(shopId, now);
  await addReadyFlows(shopId, now);
  const look = { replyTo: "", brandColor: "#112233", brandFont: "sans" as const, logoUrl: "" };
  const sender = { ...look, fromName: word, fromEmail: `${word}@example.com`, postalAddress: `1 ${word} Street` };
  await saveSender(shopId, sender, now);
  await verifySender(shopId, "example.com", now);
  await savePolicies(shopId, defaultPolicies, now);
  await db.query(sql`UPDATE segments SET name = ${word} || id, description = ${word} WHERE shop_id = ${shopId}`);
  await db.query(sql`UPDATE flows SET name = ${word} || id WHERE shop_id = ${shopId}`);
  const spare = await createTemplate(shopId, { from: "nothing" }, now);
  const unused = await createTemplate(shopId, { from: "nothing" }, now);
  const versioned = await createTemplate(shopId, { from: "ready", key: "vip-early-access" }, now);
  await db.query(sql`UPDATE templates SET name = ${word} || id WHERE shop_id = ${shopId}`);
  await openQuiz(shopId, now, { key: word, name: `${word} quiz` });
  const rival = await openQuiz(shopId, now, { key: `${word}-rival`, name: `${word} rival` });
  const edited = await openQuiz(shopId, now, { key: `${word}-edited`, name: `${word} edited` });
  const spareQuiz = await openQuiz(shopId, now, { key: `${word}-spare`, name: `${word} spare` });
  const awayQuiz = await openQuiz(shopId, now, { key: `${word}-away`, name: `${word} away` });
  await db.query(
    sql`UPDATE quizzes SET archived_at = ${now}, state = 'paused' WHERE shop_id = ${shopId} AND id = ${awayQuiz}`,
  );
  await ensureMonths([now]);
  const ids = await fillTables(shopId, word, base, now);
  const compared = { kind: "flow", id: Number(ids["flowId"]), step: null } as const;
  const comparison = { name: `${word} test`, arms: newArms("holdout"), windowDays: 14, rollsOut: false };
  ids["spareExperimentId"] = String(await createExperiment(shopId, compared, comparison, now));
  ids["draftExperimentId"] = String(await createExperiment(shopId, compared, comparison, now));
  await emit(db, "reconcile.due", { shopId });
  await db.query(sql`
    UPDATE graphile_worker._private_jobs SET last_error = ${word}, attempts = ${Number(`${digit}137`)}
    WHERE (payload ->> 'shopId')::int = ${shopId}`);
  ids["rivalQuizId"] = String(rival);
  ids["editedQuizId"] = String(edited);
  ids["spareQuizId"] = String(spareQuiz);
  ids["awayQuizId"] = String(awayQuiz);
  Object.assign(ids, await addCampaigns(shopId, word, now));
  Object.assign(ids, await addFlows(shopId, word, now));
  Object.assign(ids, await addImports(shopId, word, now));
  Object.assign(ids, await addDuplicates(shopId, word, base, now));
  if (spare.outcome === "created") ids["spareTemplateId"] = String(spare.templateId);
  if (unused.outcome === "created") ids["unusedTemplateId"] = String(unused.templateId);
  if (versioned.outcome === "created") ids["versionedTemplateId"] = String(versioned.templateId);
  return { shopId, domain, word, marks: new RegExp(`${word}|\\b${digit}(\\d{8}|137)\\b`, "i"), ids };
}

/** Flows with nothing but a draft, of which one is put away. @returns their ids, by the names forms give them */
async function addFlows(shopId: number, word: string, now: Date): Promise<Tenant["ids"]> {
  const ids: Tenant["ids"] = { readyFlow: "welcome" };
  for (const name of ["spareFlowId", "draftedFlowId", "awayFlowId"]) {
    const created = await createFlow(shopId, { from: "nothing" }, now);
    if (created.outcome !== "created") throw new Error("A shop of its own has room for a flow");
    const draft = { revision: 1, name: `${word} ${name}`, content: flowOf([send("send-1")]) };
    await saveFlowDraft(shopId, created.flowId, draft, now);
    if (name === "awayFlowId") await putAwayFlow(shopId, created.flowId, now);
    ids[name] = String(created.flowId);
  }
  return ids;
}

/** Pairs of shoppers who may be one, and one who was merged. @returns their ids, by the names forms give them */
async function addDuplicates(shopId: number, word: string, base: number, now: Date): Promise<Tenant["ids"]> {
  const [kept, ...others] = [10, 60_000_001, 60_000_002, 60_000_003, 60_000_004].map((n) => base + n);
  const merged = others.at(-1);
  for (const id of others) {
    await db.query(sql`
      INSERT INTO profiles (shop_id, id, email, first_name, known_since, merged_into, joined_at)
      VALUES (${shopId}, ${id}, ${`${word}-${id}@example.com`}, ${word}, ${now}, ${id === merged ? kept : null},
        ${id === merged ? now : null})`);
  }
  const ids: Tenant["ids"] = { keptId: String(kept) };
  for (const [i, name] of ["pairId", "sparePairId", "unusedPairId"].entries()) {
    const [row] = await db.query<{ id: string }>(sql`
      INSERT INTO duplicate_pairs (shop_id, profile_id, other_id, confidence, evidence, found_at)
      VALUES (${shopId}, ${kept}, ${others[i]}, 0.9, '[]', ${now}) RETURNING id`);
    ids[name] = String(row?.id);
  }
  const [row] = await db.query<{ id: string }>(sql`
    INSERT INTO duplicate_merges (shop_id, profile_id, other_id, state, asked_at, merged_at, known_since)
    VALUES (${shopId}, ${kept}, ${merged}, 'merged', ${now}, ${now}, ${now}) RETURNING id`);
  return { ...ids, mergeId: String(row?.id) };
}

/** Files that nobody has taken in yet. @returns their ids, by the names forms give them */
async function addImports(shopId: number, word: string, now: Date): Promise<Tenant["ids"]> {
  const ids: Tenant["ids"] = {};
  for (const name of ["spareImportId", "unusedImportId"]) {
    const [row] = await db.query<{ id: number }>(sql`
      INSERT INTO imports (shop_id, name, state, columns, as_of, uploaded_at)
      VALUES (${shopId}, ${`${word}.csv`}, 'draft', '{Email}', ${now}, ${now}) RETURNING id`);
    ids[name] = String(row?.id);
  }
  return ids;
}

/** Campaigns as they stand when something can be done with them. @returns their ids, by the names forms give them */
async function addCampaigns(shopId: number, word: string, now: Date): Promise<Tenant["ids"]> {
  const trial = { percent: 5, holdHours: 4, goesOnByItself: false };
  const plan = JSON.stringify({ ...campaignPlan, trial });
  const standing = {
    spareCampaignId: { state: "draft" },
    sendingCampaignId: { state: "sending" },
    holdingCampaignId: { state: "holding" },
    pausedCampaignId: { state: "paused", pausedFrom: "sending" },
    awayCampaignId: { state: "finished", archivedAt: now },
    alsoAwayCampaignId: { state: "finished", archivedAt: now },
  };
  const ids: Tenant["ids"] = {};
  for (const [name, { state, pausedFrom = null, archivedAt = null }] of Object.entries<CampaignStanding>(standing)) {
    const [row] = await db.query<{ id: number }>(sql`
      INSERT INTO campaigns (shop_id, name, plan, state, paused_from, created_at, archived_at)
      VALUES (${shopId}, ${`${word} ${name}`}, ${plan}::jsonb, ${state}, ${pausedFrom}, ${now}, ${archivedAt}) RETURNING id`);
    ids[name] = String(row?.id);
  }
  return ids;
}

interface CampaignStanding {
  state: string;
  pausedFrom?: string;
  archivedAt?: Date;
}

async function signIn(domain: string, accessToken: string, now: Date): Promise<void> {
  const session = new Session({
    id: `offline_${domain}`,
    shop: domain,
    state: "",
    isOnline: false,
    accessToken,
    expires: new Date(now.getTime() + 3_600_000),
    scope: "read_orders",
  });
  await new ShopSessionStorage().storeSession(session);
}

/** Words that the product understands; in every other text stands the shop's own word. */
const words: Record<string, string> = {
  cause: "live",
  entered_cause: "fact",
  "backfills.kind": "orders",
  "baskets.kind": "cart",
  "discounts.kind": "percentage",
  "product_relations.kind": "bought_with",
  "recommendation_fits.method": "bought_with",
  "events.kind": "cart_updated",
  "identities.kind": "email",
  "message_feedback.kind": "clicked",
  "reconciliations.kind": "orders",
  "backfills.state": "failed",
  "consent_records.state": "subscribed",
  "coupons.state": "ready",
  "flow_runs.state": "waiting",
  "flow_replays.state": "running",
  "flow_effects.state": "queued",
  "flow_effects.kind": "webhook",
  "messages.state": "failed",
  "campaigns.state": "draft",
  "campaign_recipients.state": "waiting",
  "imports.state": "finished",
  "import_rows.state": "refused",
  "data_looks.kind": "properties",
  "profile_addresses.problem": "disposable",
  "duplicate_pairs.state": "open",
  "duplicate_merges.state": "undone",
  "quality_days.measure": "orders",
  "quality_anomalies.measure": "tags",
  "drift_alarms.kind": "size",
  "experiments.state": "finished",
  "experiments.subject_kind": "flow_step",
  "experiments.winner": "usual",
  "prediction_fits.state": "too_few",
  "experiments.ended_reason": "chosen",
  "receipts.state": "dead",
  "segment_tags.state": "kept",
  "shown_segments.state": "shown",
  "tagged_customers.state": "tagged",
  source_kind: "flow",
  "order_credits.kind": "last",
  "link_tracking.counted_by": "us",
  template_key: "welcome",
  lifecycle_stage: "new",
  "profile_answers.source": "quiz",
  "opt_in_policies.mode": "single",
  "opt_in_requests.state": "asked",
  "consent_tellings.state": "subscribed",
  currency: "GBP",
  country_code: "GB",
};

const campaignPlan = {
  audience: { include: [], exclude: [] },
  messages: { bySegment: [], everybodyElse: "welcome" },
  schedule: { at: "once" },
  trial: null,
};

/** What stands in columns of JSON, where it is not empty. */
const documents: Record<string, unknown> = {
  lines: [],
  records: [],
  findings: [],
  moves: [],
  evidence: [],
  "imports.mapping": [{ target: "email", name: "" }],
  "import_rows.notes": [],
  "import_rows.former": { guest: null, tags: [], properties: [], permitted: null },
  "data_looks.found": {
    ...{ everyone: 1, gaps: [] },
    properties: [
      {
        ...{ kind: "attribute", name: "lifecycle_stage", label: "the lifecycle stage", unit: null, source: "orders" },
        ...{ freshness: "with every order", known: 1, medianAt: null, latestAt: null },
      },
    ],
  },
  "campaigns.plan": campaignPlan,
  "segment_times.send_windows": [{ day: 0, from: 540, until: 1200 }],
  "prediction_fits.fit": {
    ...{ state: "too_few", reasons: ["few_buyers"], buyers: 1, repeatBuyers: 0, historyDays: 1, fittedBuyers: 0 },
    ...{ fitted: null, check: null },
  },
  "experiments.arms": [
    { key: "usual", name: "As it is", share: 50, what: { does: "usual" } },
    { key: "b", name: "B", share: 50, what: { does: "differs", changes: {}, template: null, laterMinutes: 60 } },
  ],
  "experiment_looks.found": { arms: [] },
  "drift_alarms.found": { expected: 1, observed: 2, cause: "inflow", what: "", where: "" },
  "engagement_weights.own": handWeights,
  "engagement_weights.in_force": handWeights,
  "engagement_weights.fit": {
    learnt: { shoppers: 1, buyers: 0 },
    heldOut: { shoppers: 1, buyers: 0 },
    fitted: null,
    hand: null,
    gain: null,
    verdict: "too_few",
  },
  "flow_replays.content": flowOf([send("send-1")]),
  content: {
    subject: { branches: [], otherwise: "A subject" },
    preheader: { branches: [], otherwise: "" },
    blocks: [{ id: "text", when: null, content: { type: "text", text: { branches: [], otherwise: "Some words" } } }],
  },
};

/** Puts a row into every table of the shop's that has none. */
async function fillTables(shopId: number, word: string, base: number, now: Date): Promise<Tenant["ids"]> {
  const [of] = await db.query<{ segment: number; flow: number; template: number; quiz: number }>(sql`
    SELECT (SELECT min(id) FROM segments WHERE shop_id = ${shopId}) AS segment,
      (SELECT min(id) FROM quizzes WHERE shop_id = ${shopId}) AS quiz,
      (SELECT min(id) FROM flows WHERE shop_id = ${shopId}) AS flow,
      (SELECT min(id) FROM templates WHERE shop_id = ${shopId}) AS template`);
  const profile = base + 10;
  const numbers: Record<string, number> = {
    shop_id: shopId,
    generation: 1,
    profile_id: profile,
    "profiles.id": profile,
    message_id: base + 11,
    "messages.id": base + 11,
    order_id: base + 12,
    "receipts.id": base + 13,
    template_id: of?.template ?? 0,
    // Far from where the sequence counts on, because forms make more of them.
    discount_id: base + 50_000_016,
    "discounts.id": base + 50_000_016,
    flow_id: of?.flow ?? 0,
    program_id: of?.flow ?? 0,
    run_id: base + 18,
    "flow_runs.id": base + 18,
    "experiments.subject_id": of?.flow ?? 0,
    campaign_id: base + 50_000_018,
    "campaigns.id": base + 50_000_018,
    import_id: base + 50_000_019,
    "imports.id": base + 50_000_019,
    experiment_id: base + 50_000_017,
    "experiments.id": base + 50_000_017,
    "quality_anomalies.id": base + 50_000_020,
    "drift_alarms.id": base + 50_000_021,
    segment_id: of?.segment ?? 0,
    quiz_id: of?.quiz ?? 0,
    "quiz_responses.version": 1,
    "attribution_windows.days": 5,
    "quiz_views.version": 1,
    "profile_answers.version": 1,
  };
  let next = base + 100;
  const keys = { "sender_keys.secret": encryptKey(word), "sender_keys.webhook_secret": encryptKey(word) };
  const texts = { ...words, ...keys, email: `${word}@example.com`, "identities.value": `${word}@example.com` };
  const payloads = { "flow_effects.payload": { url: `https://${word}.example/hook`, name: word } };
  for (const table of await tenantTables()) {
    if ((await db.query(sql`SELECT 1 FROM ${raw(table)} WHERE shop_id = ${shopId} LIMIT 1`)).length > 0) continue;
    const columns = await db.query<{ name: string; type: string; nullable: boolean }>(sql`
      SELECT column_name AS name, udt_name AS type, is_nullable = 'YES' AS nullable FROM information_schema.columns
      WHERE table_schema = 'public' AND table_name = ${table}`);
    const row = columns.map(({ name, type, nullable }) => {
      const given = (known: Record<string, unknown>) => known[`${table}.${name}`] ?? known[name];
      if (type === "text") return [name, given(texts) ?? word];
      if (type === "_text") return [name, [word]];
      if (type === "_int4") return [name, []];
      if (type === "_int8") return [name, [numbers["messages.id"]]];
      if (type === "jsonb")
        return [name, nullable && name === "draft" ? null : (given({ ...documents, ...payloads }) ?? {})];
      if (type === "bool") return [name, true];
      if (type === "numeric") return [name, 1];
      if (type === "date") return [name, now];
      // What has an optional end, or a successor, has it not.
      if (type === "timestamptz") return [name, nullable ? null : now];
      return [name, name === "merged_into" ? null : (given(numbers) ?? next++)];
    });
    const values = JSON.stringify(Object.fromEntries(row));
    await db.query(
      sql`INSERT INTO ${raw(table)} SELECT * FROM json_populate_record(NULL::${raw(table)}, ${values}::json)`,
    );
  }
  const lifecycle = await db.query<{ id: number }>(
    sql`SELECT id FROM segments WHERE shop_id = ${shopId} AND key LIKE 'lifecycle-%' ORDER BY id`,
  );
  const [, , away, mergeable, alsoMergeable, into] = lifecycle.map(({ id }) => id);
  await db.query(sql`UPDATE segments SET archived_at = ${now} WHERE shop_id = ${shopId} AND id = ${away}`);
  const [awayTemplate] = await db.query<{ id: number }>(sql`
    UPDATE templates SET archived_at = ${now} WHERE shop_id = ${shopId} AND key = 'win-back' RETURNING id`);
  const ids = {
    profileId: profile,
    segmentId: of?.segment,
    awayId: away,
    mergeableId: mergeable,
    alsoMergeableId: alsoMergeable,
    intoId: into,
    discountId: base + 50_000_016,
    campaignId: base + 50_000_018,
    importId: base + 50_000_019,
    experimentId: base + 50_000_017,
    anomalyId: base + 50_000_020,
    alarmId: base + 50_000_021,
    flowId: of?.flow,
    quizId: of?.quiz,
    receipt: base + 13,
    messageId: base + 11,
    templateId: of?.template,
    awayTemplateId: awayTemplate?.id,
    readyMade: "high-value",
    readyQuiz: "pets",
    shopifySegment: base + 777,
  };
  return Object.fromEntries(Object.entries(ids).map(([name, id]) => [name, String(id)]));
}

/** Those to which most others refer come first. */
async function tenantTables(): Promise<string[]> {
  const tables = await db.query<{ name: string }>(sql`
    SELECT table_name AS name FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name = 'shop_id'
    ORDER BY (SELECT count(*) FROM pg_constraint WHERE contype = 'f' AND confrelid = to_regclass(table_name::text)) DESC, 1`);
  return tables.map(({ name }) => name);
}

/** Every id, token and number by which anything of the shop can be named, its own domain included. */
export async function everyIdOf({ shopId, domain }: Tenant): Promise<string[]> {
  const ids = new Set([String(shopId), domain]);
  for (const table of await tenantTables()) {
    const rows = await db.query<Record<string, unknown>>(sql`SELECT * FROM ${raw(table)} WHERE shop_id = ${shopId}`);
    for (const [name, value] of rows.flatMap((row) => Object.entries(row))) {
      if (/(^|_)(id|token|value)$/.test(name) && value !== null) ids.add(String(value));
    }
  }
  return [...ids];
}

/** What the shop has, in short, table by table: equal as long as nothing of it changed. */
export async function stateOf({ shopId }: Tenant): Promise<Record<string, string | null>> {
  const state: Record<string, string | null> = {};
  const jobs = { table: "graphile_worker._private_jobs", shop: raw("(payload ->> 'shopId')::int") };
  const tables = (await tenantTables()).map((table) => ({ table, shop: raw("shop_id") }));
  for (const { table, shop } of [...tables, { table: "shops", shop: raw("id") }, jobs]) {
    const [row] = await db.query<{ digest: string | null }>(sql`
      SELECT md5(string_agg(t::text, ';' ORDER BY t::text)) AS digest FROM ${raw(table)} t WHERE ${shop} = ${shopId}`);
    state[table] = row?.digest ?? null;
  }
  return state;
}
