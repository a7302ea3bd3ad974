import { fieldsOf } from "~/components/experiments/fields";
import type { StoredExperiment } from "~/domains/experiments";
import { findExperiment, listLooks } from "~/domains/experiments/index.server";
import { listRunning } from "~/domains/coupons/index.server";
import type { Shop } from "~/domains/shops/model";
import { nameTemplates } from "~/domains/templates/index.server";
import { loadSubjects } from "../app.experiments._index/subjects.server";
import { viewResults } from "~/components/experiments/results-view";

/** An experiment as its page shows it; null when the shop has no such one. */
export async function load(shop: Shop, experimentId: number, now: Date) {
  const experiment = await findExperiment(shop.id, experimentId);
  if (!experiment) return null;
  const known = (await loadSubjects(shop.id))(experiment.subject);
  const about = known ? { words: known.words, url: known.url } : null;
  const shared = { id: experiment.id, name: experiment.name, kind: experiment.subject.kind, about };
  if (experiment.state === "draft") {
    return { ...shared, state: "draft" as const, ...(await loadDraft(shop.id, experiment, now)) };
  }
  const looks = await listLooks(shop.id, experiment.id);
  // A campaign that has gone out has nothing left to give to anybody.
  const hasGoneOut = known?.kind === "campaign" && ["finished", "cancelled"].includes(known.campaign.state);
  return { ...shared, state: experiment.state, mayGive: !hasGoneOut, results: viewResults(experiment, looks, shop) };
}

async function loadDraft(shopId: number, experiment: StoredExperiment, now: Date) {
  const [templates, discounts] = await Promise.all([nameTemplates(shopId), listRunning(shopId, now)]);
  return {
    revision: experiment.revision,
    fields: fieldsOf(experiment),
    templates: [...templates].map(([value, { name }]) => ({ value, label: name })),
    discounts: discounts.map(({ id, name }) => ({ value: String(id), label: name })),
  };
}

export type Loaded = NonNullable<Awaited<ReturnType<typeof load>>>;
export type LoadedDraft = Extract<Loaded, { state: "draft" }>;
export type LoadedResults = Exclude<Loaded, { state: "draft" }>;
