import { data, redirect } from "@remix-run/node";
import { refusal, SegmentForm, type Refusal } from "~/components/segment-builder/segment-form";
import { parseForm } from "~/doors/parse-form.server";
import { notFound } from "~/doors/require-shop.server";
import { firstFixed, listCampaignUses } from "~/domains/campaigns/index.server";
import { listFlowUses } from "~/domains/flows/index.server";
import { putAwaySegment, saveSegment } from "~/domains/segments/index.server";

/** Saves what was sent, and shows the segment. */
export async function save(shopId: number, segmentId: number, request: Request) {
  const form = await parseForm(request, SegmentForm);
  if (!form.ok) return data(refusal(form.errors), { status: 422 });
  const saved = await saveSegment(shopId, segmentId, form.data, new Date());
  if (saved.outcome === "missing") throw notFound();
  if (saved.outcome === "refused") return data(refusal({ [saved.field]: saved.problem }), { status: 422 });
  return redirect(`/app/segments/${segmentId}`);
}

/**
 * Puts the segment away, and shows the others. A flow that is on would wait for entries for ever, and a campaign that is
 * scheduled would find nobody.
 */
export async function putAway(shopId: number, segmentId: number) {
  const live = (await listFlowUses(shopId)).get(segmentId)?.find(({ isOn }) => isOn);
  if (live) return refuse(`The flow “${live.name}” is on and starts with it; turn it off first`);
  const fixed = firstFixed((await listCampaignUses(shopId)).segments.get(segmentId));
  if (fixed) return refuse(`The campaign “${fixed.name}” is scheduled and names it; take that back to a draft first`);
  const done = await putAwaySegment(shopId, segmentId, new Date());
  if (done.outcome === "missing") throw notFound();
  return done.outcome === "archived" ? redirect("/app/segments") : refuse(done.problem);
}

function refuse(problem: string) {
  const refused: Refusal = { told: { problem: true, words: `Not put away: ${problem}` }, errors: {} };
  return data(refused, { status: 409 });
}
