import { data, redirect } from "@remix-run/node";
import { z } from "zod";
import { FieldsJson } from "~/components/experiments/fields";
import type { Told } from "~/components/use-toast";
import { notFound } from "~/doors/require-shop.server";
import { plan } from "~/domains/experiments";
import {
  discardExperiment,
  findExperiment,
  giveToEverybody,
  saveExperiment,
  startExperiment,
  stopExperiment,
  type NotDone,
} from "~/domains/experiments/index.server";
import type { Shop } from "~/domains/shops/model";
import { Serial } from "~/lib/serial";
import { loadSubjects } from "../app.experiments._index/subjects.server";
import { expectedOf } from "../app.experiments.outlook/expected.server";
import { findUnfit } from "./unfit.server";

/** What a merchant can want of an experiment. */
export const Wish = z.discriminatedUnion("wish", [
  z.strictObject({ wish: z.enum(["save", "start"]), revision: Serial, draft: FieldsJson }),
  z.strictObject({ wish: z.enum(["stop", "discard"]) }),
  z.strictObject({ wish: z.literal("give"), arm: z.string().max(20) }),
]);
export type Wish = z.output<typeof Wish>;

/** What came of it; `theirs` is the revision that somebody else has made meanwhile, so that nothing was done. */
export interface Done {
  told: Told;
  kept: number | null;
  theirs: number | null;
}

export async function act(shop: Shop, experimentId: number, wish: Wish, now: Date) {
  switch (wish.wish) {
    case "save":
    case "start":
      return keep(shop, experimentId, wish, now);
    case "stop":
      return answer(await stopExperiment(shop.id, experimentId, now), "Stopped. Everybody gets what is usual");
    case "give":
      return answer(await giveToEverybody(shop.id, experimentId, wish.arm, now), "Everybody gets it from now on");
    case "discard":
      if (!(await discardExperiment(shop.id, experimentId))) throw notFound();
      return redirect("/app/experiments");
    default:
      return wish satisfies never;
  }
}

async function keep(
  shop: Shop,
  experimentId: number,
  { wish, revision, draft }: Extract<Wish, { draft: unknown }>,
  now: Date,
) {
  const saved = await saveExperiment(shop.id, experimentId, { revision, draft });
  if (saved.outcome !== "saved") return refuse(shop.id, experimentId, saved, "Not saved");
  if (wish === "save") return tell("Saved", { kept: saved.revision });
  const ready = await prepare(shop.id, experimentId, now);
  if (ready.outcome === "refused")
    return tell(`Saved, but not begun: ${ready.problem}`, { kept: saved.revision }, true);
  const begun = await startExperiment(shop.id, experimentId, { revision: saved.revision, planned: ready.planned }, now);
  if (begun.outcome !== "started") return refuse(shop.id, experimentId, begun, "Saved, but not begun", saved.revision);
  return tell("It has begun. The first look is due in a day", { kept: saved.revision + 1 });
}

/** What is promised when it begins, if what it is about is as it must be. */
async function prepare(shopId: number, experimentId: number, now: Date) {
  const experiment = await findExperiment(shopId, experimentId);
  const known = experiment && (await loadSubjects(shopId))(experiment.subject);
  if (!experiment || !known) {
    return { outcome: "refused" as const, problem: "what it is about is not there any more" };
  }
  const unfit = await findUnfit(shopId, known, experiment.arms);
  if (unfit) return { outcome: "refused" as const, problem: unfit };
  const expected = await expectedOf(shopId, known, experiment.windowDays, now);
  return { outcome: "ready" as const, planned: plan(experiment.subject.kind, experiment.arms, expected).planned };
}

function answer(done: { outcome: "stopped" | "given" } | NotDone, words: string) {
  if (done.outcome === "missing") throw notFound();
  if (done.outcome === "refused") return tell(`Not done: ${done.problems.join(". ")}`, {}, true);
  return tell(words);
}

/** @param kept the revision that is kept all the same */
async function refuse(
  shopId: number,
  experimentId: number,
  notDone: NotDone,
  words: string,
  kept: number | null = null,
) {
  if (notDone.outcome === "missing") throw notFound();
  if (notDone.outcome === "refused") return tell(`${words}: ${notDone.problems.join(". ")}`, { kept }, true);
  const theirs = (await findExperiment(shopId, experimentId))?.revision ?? null;
  return tell(`${words}: somebody else has changed it meanwhile`, { theirs }, true);
}

export function tell(words: string, more: Partial<Pick<Done, "kept" | "theirs">> = {}, problem = false) {
  const done: Done = { told: { problem, words }, kept: null, theirs: null, ...more };
  return data(done, { status: problem ? 422 : 200 });
}
