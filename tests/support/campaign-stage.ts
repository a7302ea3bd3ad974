import sql from "sql-template-tag";
import { expect } from "vitest";
import { db } from "~/db.server";
import { createCampaign, findCampaign, scheduleCampaign } from "~/domains/campaigns/index.server";
import type { Campaign, CampaignPlan, CampaignTotals } from "~/domains/campaigns/model";
import { savePolicies } from "~/domains/messages/gate/commands.server";
import { countRecipients, sendDue } from "~/domains/messages/index.server";
import { beginKnowledge, listSegments } from "~/domains/segments/index.server";
import { perform } from "~/jobs/perform.server";
import { settlePeople, type Living } from "./gate-stage";
import { atAnyTime, openMailingShop } from "./mailing";
import type { SendingStage } from "./sending-stage";

/** A shop with people whom campaigns are sent to. */
export interface CampaignShop {
  shopId: number;
  /** Profile ids by name. */
  people: Map<string, string>;
  /** Ids of segments that have nobody in them yet. */
  segments: [number, number, number];
}

/** A shop that may write to its people at any time; who is in its segments is the story's to say. */
export async function openCampaignShop(domain: string, people: Living[], now: Date): Promise<CampaignShop> {
  const shopId = await openMailingShop(domain, now);
  await savePolicies(shopId, atAnyTime, now);
  await beginKnowledge(shopId, now);
  await db.query(sql`UPDATE segments SET state = 'live' WHERE shop_id = ${shopId}`);
  const [first, second, third] = (await listSegments(shopId)).map(({ id }) => id);
  if (!first || !second || !third) throw new Error("The shop has too few segments");
  return { shopId, people: await settlePeople(shopId, people, now), segments: [first, second, third] };
}

/** Lets some be in a segment from now on. */
export async function enter(
  { shopId, people }: CampaignShop,
  segmentId: number,
  names: readonly string[],
  now: Date,
): Promise<void> {
  const ids = names.map((name) => people.get(name) ?? "0");
  await db.query(sql`
    INSERT INTO memberships (shop_id, segment_id, profile_id, entered_at, entered_cause)
    SELECT ${shopId}::int, ${segmentId}::int, id, ${now}::timestamptz, 'fact' FROM unnest(${ids}::bigint[]) AS p(id)`);
}

const toEveryone: CampaignPlan = {
  audience: { include: [], exclude: [] },
  messages: { bySegment: [], everybodyElse: "welcome" },
  schedule: { at: "once" },
  trial: null,
};

/** A draft of a campaign. @param plan what of it is not: to everyone, the same, at once, without a trial */
export async function writeCampaign(shopId: number, plan: Partial<CampaignPlan>, now: Date): Promise<Campaign> {
  const created = await createCampaign(shopId, { name: "News", plan: { ...toEveryone, ...plan } }, now);
  if (created.outcome !== "created") throw new Error("The campaign was not made");
  return standOf(shopId, created.campaignId);
}

/** A campaign that begins when its plan says. @returns its id */
export async function plannedCampaign(shopId: number, plan: Partial<CampaignPlan>, now: Date): Promise<number> {
  const { id, revision } = await writeCampaign(shopId, plan, now);
  expect(await scheduleCampaign(shopId, id, { revision }, now)).toMatchObject({ outcome: "scheduled" });
  return id;
}

/** The job that begins campaigns, hands over whose turn it is, and finishes what has ended. */
export async function tendCampaigns(shopId: number, now: Date): Promise<void> {
  await perform("campaigns.due", { shopId }, now);
}

/** The totals, after a look at whether they add up to the audience. */
export async function totalsOf(shopId: number, campaignId: number): Promise<CampaignTotals> {
  const totals = await countRecipients(shopId, campaignId);
  expect(sumOf(totals)).toBe(totals.audience);
  return totals;
}

export function sumOf({ waiting, sent, skipped, failed }: CampaignTotals): number {
  return waiting + sent + failed + Object.values(skipped).reduce((sum, count) => sum + count, 0);
}

export async function standOf(shopId: number, campaignId: number): Promise<Campaign> {
  const campaign = await findCampaign(shopId, campaignId);
  if (!campaign) throw new Error("There is no such campaign");
  return campaign;
}

/** How many mails each of these got, by name; who got none is left out. */
export function gotBy({ resend }: SendingStage, shopId: number, names: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const mails = resend.mails(`${name}.${shopId}@example.com`).length;
      return mails > 0 ? [[name, mails]] : [];
    }),
  );
}

/** Each of these one mail. */
export const onceEach = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, 1]));

/** What is due of a shop's campaigns is done, mails included. */
export async function goCampaigns(shopId: number, now: Date): Promise<void> {
  await tendCampaigns(shopId, now);
  await sendDue(shopId, now);
  await tendCampaigns(shopId, now);
}

/** When a shop's campaigns are looked at next, besides at once. */
export async function nextLook(shopId: number): Promise<Date | undefined> {
  const [job] = await db.query<{ at: Date }>(sql`
    SELECT run_at AS at FROM graphile_worker.jobs WHERE key = ${`campaigns.due:${shopId}:later`}`);
  return job?.at;
}
