import { redirect } from "@remix-run/node";
import { z } from "zod";
import { answersOf } from "~/doors/edit.server";
import { notFound } from "~/doors/require-shop.server";
import type { FlowContent } from "~/domains/flows";
import {
  createFlow,
  discardFlowDraft,
  findFlow,
  publishFlow,
  putAwayFlow,
  setFlowEnabled,
  startManually,
} from "~/domains/flows/index.server";
import { findSenderState } from "~/domains/senders/index.server";
import { Serial } from "~/lib/serial";

/** What a merchant can want of a flow as a whole. */
export const Wish = z.discriminatedUnion("wish", [
  z.strictObject({
    wish: z.literal("publish"),
    revision: Serial,
    /** Whether those who are in it stay on the version they follow. */
    move: z.enum(["stay", "move"]),
  }),
  z.strictObject({ wish: z.literal("discard"), revision: Serial }),
  z.strictObject({ wish: z.literal("start"), profileId: z.string().regex(/^\d{1,19}$/, "Choose a shopper") }),
  z.strictObject({ wish: z.enum(["on", "off", "copy", "put-away"]) }),
]);
export type Wish = z.infer<typeof Wish>;

const answers = answersOf<FlowContent>("flow");
const { tell } = answers;
export const { refuse } = answers;

export async function act(shopId: number, flowId: number, wish: Wish, now: Date) {
  switch (wish.wish) {
    case "publish":
      return publish(shopId, flowId, wish, now);
    case "discard":
      return answers.tellDiscarded(await discardFlowDraft(shopId, flowId, wish.revision, now));
    case "start":
      return start(shopId, flowId, wish.profileId, now);
    case "on":
      return turnOn(shopId, flowId, now);
    case "off":
      if (!(await setFlowEnabled(shopId, flowId, null))) throw notFound();
      return tell("The flow is off, and who was in it has left it");
    case "copy": {
      const copied = await createFlow(shopId, { from: "copy", flowId }, now);
      if (copied.outcome === "missing") throw notFound();
      return copied.outcome === "refused" ? refuse(copied.problem) : redirect(`/app/flows/${copied.flowId}`);
    }
    case "put-away":
      if (!(await putAwayFlow(shopId, flowId, now))) throw notFound();
      return redirect("/app/flows");
    default:
      return wish satisfies never;
  }
}

async function publish(
  shopId: number,
  flowId: number,
  { revision, move }: Extract<Wish, { wish: "publish" }>,
  now: Date,
) {
  const published = await publishFlow(shopId, flowId, { revision, move }, now);
  switch (published.outcome) {
    case "missing":
      throw notFound();
    case "overtaken":
      return answers.refuseOvertaken();
    case "faulty":
      return refuse(`Not published: ${published.problems[0]?.words ?? "something has to be mended first"}`);
    case "unchanged":
      return tell("It is published like this already", published);
    case "published": {
      const isMoved = move === "move" ? ", and who is in it was moved to it" : "";
      return tell(`Version ${published.version} is published${isMoved}`, published);
    }
    default:
      return published satisfies never;
  }
}

async function turnOn(shopId: number, flowId: number, now: Date) {
  const [flow, { problem }] = await Promise.all([findFlow(shopId, flowId), findSenderState(shopId, now)]);
  if (!flow || flow.archivedAt !== null) throw notFound();
  if (problem) return refuse(problem);
  if (flow.version === 0) return refuse("Publish the flow first, then turn it on");
  if (!(await setFlowEnabled(shopId, flowId, now))) throw notFound();
  return tell("The flow is on: it starts for whom it happens to from now on");
}

async function start(shopId: number, flowId: number, profileId: string, now: Date) {
  if (!(await findFlow(shopId, flowId))) throw notFound();
  const started = await startManually(shopId, flowId, [profileId], now);
  if (started === null) return refuse("Not started: turn the flow on first");
  if (started === 0) return refuse("Not started: they are in it already, may not come in again, or it is not for them");
  return tell("They are in the flow now");
}
