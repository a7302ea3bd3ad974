import { formatDay } from "~/components/dates";
import { listExperiments, listLastLooks } from "~/domains/experiments/index.server";
import type { Shop } from "~/domains/shops/model";
import { sayingOf } from "./saying.server";
import { loadSubjects } from "./subjects.server";

/** All comparisons of a shop, as the list shows them. */
export async function loadRows({ id: shopId, timezone }: Shop) {
  const [experiments, looks, subjectOf] = await Promise.all([
    listExperiments(shopId),
    listLastLooks(shopId),
    loadSubjects(shopId),
  ]);
  return experiments.map((experiment) => {
    const look = looks.get(experiment.id) ?? null;
    const people = look?.found.arms.reduce((sum, { assigned }) => sum + assigned, 0) ?? null;
    return {
      ...{ id: experiment.id, name: experiment.name, state: experiment.state, people },
      about: subjectOf(experiment.subject)?.words ?? "Something that is not there any more",
      says: sayingOf(experiment, look),
      started: experiment.startedAt ? formatDay(experiment.startedAt, timezone) : "",
    };
  });
}
