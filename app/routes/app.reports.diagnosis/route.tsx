import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { parseForm } from "~/doors/parse-form.server";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { incomplete, refuse } from "~/doors/tell.server";
import { beginTest, diagnoseSegment, tellDiagnosis, type DiagnosisTold } from "~/domains/insights/index.server";
import { Serial } from "~/lib/serial";

const nothing: DiagnosisTold = { headline: "There is no such segment", because: [], next: null };

/** What is wrong with a segment's mail, if anything, for the card that asks for it. */
export async function loader({ request }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const segmentId = Serial.safeParse(new URL(request.url).searchParams.get("segment"));
  const found = segmentId.success ? await diagnoseSegment(shop, segmentId.data, new Date()) : null;
  return Response.json(found ? tellDiagnosis(found) : nothing);
}

const Begin = z.strictObject({ wish: z.literal("test"), segment: Serial });

/** Makes the draft of the test that the diagnosis proposes now, and leads there. */
export async function action({ request }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const form = await parseForm(request, Begin);
  if (!form.ok) return refuse(incomplete);
  const now = new Date();
  const found = await diagnoseSegment(shop, form.data.segment, now);
  const experimentId = found && (await beginTest(shop, form.data.segment, found.says, now));
  if (found && !experimentId) return refuse("There is nothing to compare: nothing is wrong that shows");
  if (!experimentId) throw notFound();
  return redirect(`/app/experiments/${experimentId}`);
}
