import type { Mutant } from "./mutant";

const uses = "app/domains/campaigns/uses.test.ts";
const acts = "app/routes/app.campaigns.$campaignId/act.db.test.ts";
const file = "app/routes/app.campaigns.$campaignId_.export/file.db.test.ts";
const results = "app/domains/reports/campaigns/results/results.db.test.ts";
const fields = "app/components/campaigns/fields.test.ts";
const segment = "app/routes/app.segments.$segmentId_.edit/change.db.test.ts";

/** What the pages of campaigns promise: nothing is lost, nothing is told twice, and what is shown adds up. */
export const campaignPages: readonly Mutant[] = [
  {
    name: "what-a-scheduled-campaign-names-may-go",
    file: "app/domains/campaigns/uses.ts",
    find: 'return uses.find(({ state }) => state !== "draft") ?? null;',
    replace: "return uses.find(() => false) ?? null;",
    killedBy: uses,
    test: "only a draft",
  },
  {
    name: "a-campaign-under-way-needs-no-message",
    file: "app/domains/campaigns/uses.ts",
    find: 'if (state === "finished" || state === "cancelled") continue;',
    replace: 'if (state !== "draft" && state !== "scheduled") continue;',
    killedBy: uses,
    test: "until all of it is over",
  },
  {
    name: "a-segment-is-put-away-from-a-scheduled-campaign",
    file: "app/routes/app.segments.$segmentId_.edit/change.server.ts",
    find: "if (fixed) return refuse(",
    replace: "if (fixed && fixed.id < 0) return refuse(",
    killedBy: segment,
    test: "a scheduled campaign names",
  },
  {
    name: "a-draft-names-another-shops-segment",
    file: "app/domains/campaigns/planning/known.server.ts",
    find: "return named.some((id) => !own.includes(id));",
    replace: "return own.length < 0;",
    killedBy: acts,
    test: "never was the shop’s",
  },
  {
    name: "what-was-overtaken-is-not-shown",
    file: "app/routes/app.campaigns.$campaignId/act.server.ts",
    find: "return overtaken(keptOf(shop, refused.campaign, now));",
    replace: "return refuse(`${words}: ${notNow(refused.campaign)}`, { kept });",
    killedBy: acts,
    test: "somebody else saved",
  },
  {
    name: "a-ready-message-is-sent-without-being-there",
    file: "app/routes/app.campaigns.$campaignId/act.server.ts",
    find: "await ensureReady(shop.id, templatesNamed(read.draft.plan), now);",
    replace: "",
    killedBy: acts,
    test: "a ready message",
  },
  {
    name: "the-file-of-recipients-begins-anew-with-each-part",
    file: "app/routes/app.campaigns.$campaignId_.export/file.server.ts",
    find: "after = rows.at(-1)?.id ?? after;",
    replace: "after = rows.at(-2)?.id ?? after;",
    killedBy: file,
    test: "stands in the file once",
  },
  {
    name: "a-name-is-a-formula",
    file: "app/lib/csv.ts",
    find: "const safe = formula.test(text) ? `'${text}` : text;",
    replace: "const safe = text;",
    killedBy: file,
    test: "stays text",
  },
  {
    name: "an-order-before-the-click-counts",
    file: "app/domains/attribution/credits/queries.server.ts",
    find: "AND f.occurred_at <= o.processed_at\n",
    replace: "",
    killedBy: results,
    test: "after a click",
  },
  {
    name: "recipients-of-another-shop-are-listed",
    file: "app/domains/reports/campaigns/queries.server.ts",
    find: "WHERE r.shop_id = ${shopId} AND r.campaign_id = ${campaignId} ${matching(filter)}\n    ORDER BY r.id LIMIT ${limit} OFFSET ${offset}",
    replace:
      "WHERE r.shop_id > 0 AND r.campaign_id = ${campaignId} ${matching(filter)}\n    ORDER BY r.id LIMIT ${limit} OFFSET ${offset}",
    killedBy: results,
    test: "another shop",
  },
  {
    name: "a-time-is-one-of-greenwich",
    file: "app/components/campaigns/fields.ts",
    find: "instantOfClock(`${day}T${clockTime(Number(minute))}`, timezone)",
    replace: 'instantOfClock(`${day}T${clockTime(Number(minute))}`, "UTC")',
    killedBy: fields,
    test: "comes back as it was",
  },
];
