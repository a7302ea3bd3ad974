import { redirect } from "@remix-run/node";
import { z } from "zod";
import { dayAfter, fieldsOf, readFields } from "~/components/campaigns/fields";
import type { Kept } from "~/components/campaigns/editor/use-editing";
import { stateWords } from "~/components/campaigns/state-words";
import { calendarDay } from "~/components/dates";
import { notFound } from "~/doors/require-shop.server";
import {
  cancelCampaign,
  copyCampaign,
  goOnCampaign,
  pauseCampaign,
  putAwayCampaign,
  resumeCampaign,
  saveCampaign,
  scheduleCampaign,
  takeBackCampaign,
  unscheduleCampaign,
  type Changed,
} from "~/domains/campaigns/index.server";
import { templatesNamed, type Campaign, type PlanProblem } from "~/domains/campaigns/model";
import type { Shop } from "~/domains/shops/model";
import { ensureReady } from "~/domains/templates/index.server";
import { Serial } from "~/lib/serial";
import { FieldsJson, overtaken, refuse, refuseFields, tell } from "./answers.server";

/** What a merchant can want of a campaign as a whole. */
export const Wish = z.discriminatedUnion("wish", [
  z.strictObject({ wish: z.enum(["save", "schedule"]), revision: Serial, fields: FieldsJson }),
  z.strictObject({
    wish: z.enum(["unschedule", "pause", "resume", "cancel", "go-on", "copy", "put-away", "take-back"]),
  }),
]);
export type Wish = z.infer<typeof Wish>;

export async function act(shop: Shop, campaignId: number, wish: Wish, now: Date) {
  switch (wish.wish) {
    case "save":
    case "schedule":
      return keep(shop, campaignId, wish, now);
    case "unschedule":
      return change(shop, await unscheduleCampaign(shop.id, campaignId), "It is a draft again", now);
    case "pause":
      return change(shop, await pauseCampaign(shop.id, campaignId), "Paused: nothing more of it goes out for now", now);
    case "resume":
      return change(shop, await resumeCampaign(shop.id, campaignId, now), "It goes on", now);
    case "cancel":
      return change(
        shop,
        await cancelCampaign(shop.id, campaignId, now),
        "Cancelled: nothing more of it goes out",
        now,
      );
    case "go-on":
      return change(shop, await goOnCampaign(shop.id, campaignId, now), "It goes to all the others now", now);
    case "take-back":
      return change(shop, await takeBackCampaign(shop.id, campaignId), "Taken back", now);
    case "copy": {
      const copied = await copyCampaign(shop.id, campaignId, now);
      if (copied.outcome === "missing") throw notFound();
      return copied.outcome === "refused" ? refuse(copied.problem) : redirect(`/app/campaigns/${copied.campaignId}`);
    }
    case "put-away": {
      const away = await putAwayCampaign(shop.id, campaignId, now);
      return away.outcome === "changed" ? redirect("/app/campaigns") : change(shop, away, "", now);
    }
    default:
      return wish satisfies never;
  }
}

async function keep(
  shop: Shop,
  campaignId: number,
  { wish, revision, fields }: Extract<Wish, { fields: unknown }>,
  now: Date,
) {
  const read = readFields(fields, shop.timezone);
  if (!read.ok) return refuseFields(read.errors);
  await ensureReady(shop.id, templatesNamed(read.draft.plan), now);
  const saved = await saveCampaign(shop.id, campaignId, { ...read.draft, revision }, now);
  if (saved.outcome !== "saved") return refuseSaving(shop, saved, "Not saved", null, now);
  const kept = keptOf(shop, saved.campaign, now);
  if (wish === "save") return tell("Saved", kept);
  const scheduled = await scheduleCampaign(shop.id, campaignId, { revision: kept.revision }, now);
  if (scheduled.outcome !== "scheduled") {
    return refuseSaving(shop, scheduled, "Saved, but it cannot go out like this", kept, now);
  }
  const words = fields.at === "once" ? "It begins now" : "Scheduled";
  return tell(words, keptOf(shop, scheduled.campaign, now));
}

type Refused = Exclude<Awaited<ReturnType<typeof saveCampaign>>, { outcome: "saved" }>;

/** @param kept what is kept all the same */
function refuseSaving(shop: Shop, refused: Refused, words: string, kept: Kept | null, now: Date) {
  switch (refused.outcome) {
    case "missing":
      throw notFound();
    case "overtaken":
      return overtaken(keptOf(shop, refused.campaign, now));
    case "not_now":
      return refuse(`${words}: ${notNow(refused.campaign)}`, { kept });
    case "faulty": {
      const [first, ...others] = refused.problems;
      const more = others.length > 0 ? `, and ${others.length} more to mend` : "";
      return refuse(`${words}: ${first?.words ?? "look at what is marked"}${more}`, {
        errors: errorsOf(refused.problems),
        kept,
      });
    }
    default:
      return refused satisfies never;
  }
}

function errorsOf(problems: readonly PlanProblem[]): Record<string, string> {
  const byPlace = Map.groupBy(problems, ({ place }) => place);
  return Object.fromEntries([...byPlace].map(([place, all]) => [place, all.map(({ words }) => words).join(". ")]));
}

function change(shop: Shop, changed: Changed, words: string, now: Date) {
  if (changed.outcome === "missing") throw notFound();
  if (changed.outcome === "not_now") return refuse(`Not done: ${notNow(changed.campaign)}`);
  return tell(words, keptOf(shop, changed.campaign, now));
}

function notNow({ state, archivedAt }: Campaign): string {
  return archivedAt ? "the campaign is put away" : `the campaign stands at “${stateWords[state]}” by now`;
}

/** What the editor goes on from. */
export function keptOf({ timezone }: Shop, { name, plan, revision }: Campaign, now: Date): Kept {
  return { revision, fields: fieldsOf({ name, plan }, timezone, dayAfter(calendarDay(now, timezone))) };
}
