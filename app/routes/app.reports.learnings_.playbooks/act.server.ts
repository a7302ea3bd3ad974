import { redirect, type TypedResponse } from "@remix-run/node";
import { z } from "zod";
import type { Told } from "~/components/use-toast";
import { notFound } from "~/doors/require-shop.server";
import { exportPlaybook, longestPlaybook, readPlaybook, usePlaybook } from "~/domains/insights/index.server";
import { Serial } from "~/lib/serial";
import { viewPreview, type PreviewView } from "./load.server";

const Text = z.string().min(1, "Choose a file").max(longestPlaybook, "The file is too long for a playbook");

export const Wish = z.discriminatedUnion("wish", [
  z.strictObject({ wish: z.literal("preview-own"), flow: Serial }),
  z.strictObject({ wish: z.literal("use-own"), flow: Serial }),
  z.strictObject({ wish: z.literal("preview-file"), text: Text }),
  z.strictObject({ wish: z.literal("use-file"), text: Text }),
]);
export type Wish = z.output<typeof Wish>;

export interface Answer {
  told: Told | null;
  preview: PreviewView | null;
}

/** Shows what a playbook would make, or makes it and leads to the flow. */
export async function act(shopId: number, wish: Wish, now: Date): Promise<Answer | TypedResponse<never>> {
  const isOwn = "flow" in wish;
  const read = isOwn ? await readOwn(shopId, wish.flow) : readPlaybook(wish.text);
  if (read === null) throw notFound();
  if (read.outcome === "refused") return told(read.problem);
  if (wish.wish === "preview-own" || wish.wish === "preview-file") {
    return { told: null, preview: await viewPreview(shopId, read.playbook) };
  }
  const made = await usePlaybook(shopId, read.playbook, isOwn, now);
  return made.outcome === "made" ? redirect(`/app/flows/${made.flowId}`) : told(made.problem);
}

async function readOwn(shopId: number, flowId: number) {
  const playbook = await exportPlaybook(shopId, flowId);
  return playbook && { outcome: "read" as const, playbook };
}

function told(words: string): Answer {
  return { told: { problem: true, words }, preview: null };
}
