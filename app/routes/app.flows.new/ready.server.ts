import { conditionsIn } from "~/components/flow-editor/conditions-in";
import { flowNames } from "~/components/flow-editor/flow-names";
import { allSteps, endsWords, stepWords, triggerWords } from "~/domains/flows";
import { library, listFlows } from "~/domains/flows/index.server";
import { library as readySegments, listSegments, loadNames } from "~/domains/segments/index.server";
import type { Shop } from "~/domains/shops/model";
import { nameTemplates } from "~/domains/templates/index.server";

const mostSteps = 6;
/** No segment of a shop has a number like this. */
const highest = 2_000_000_000;

/** The flows that are ready: what each is for, what starts it and what it does, and the shop's own of it. */
export async function listReady(shop: Shop) {
  const [own, segments, templates] = await Promise.all([
    listFlows(shop.id),
    listSegments(shop.id),
    nameTemplates(shop.id),
  ]);
  // A segment that comes with the product is made when a flow needs it; until then it is called as it comes, and has a
  // number that no segment has.
  const missing = readySegments.filter(({ key }) => !segments.some((one) => one.key === key));
  const known = [...segments, ...missing.map(({ key, name }, i) => ({ id: highest + i, key, name }))];
  const idOf = (key: string) => known.find((one) => one.key === key)?.id ?? highest;
  const flows = library.map((ready) => ({ ...ready, content: ready.content(idOf) }));
  const names = flowNames(
    { segments: known, templates: [...templates].map(([key, { name }]) => ({ key, name })) },
    await loadNames(
      shop,
      flows.flatMap(({ content }) => conditionsIn(content)),
    ),
  );
  return flows.map(({ key, name, what, content }) => {
    const steps = allSteps(content.steps);
    return {
      ...{ key, name, what },
      trigger: triggerWords(content.trigger, names),
      steps: steps.slice(0, mostSteps).map((step) => stepWords(step, names)),
      more: Math.max(0, steps.length - mostSteps),
      ends: endsWords(content, names),
      own: own.find((one) => one.key === key)?.id ?? null,
    };
  });
}

export type Ready = Awaited<ReturnType<typeof listReady>>[number];
