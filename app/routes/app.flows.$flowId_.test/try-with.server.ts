import { formatTime } from "~/components/dates";
import { conditionsIn } from "~/components/flow-editor/conditions-in";
import { flowNames } from "~/components/flow-editor/flow-names";
import type { TestAnswer } from "~/components/flow-editor/question";
import { checkFlow, type FlowContent } from "~/domains/flows";
import { trace } from "~/domains/flows/index.server";
import { findShopper } from "~/domains/reports/index.server";
import { listSegments, loadNames } from "~/domains/segments/index.server";
import type { Shop } from "~/domains/shops/model";
import { nameTemplates } from "~/domains/templates/index.server";
import { decisionWords } from "./words";

/** Lets a content, finished or not, run for a shopper in thought. */
export async function tryWith(
  shop: Shop,
  flowId: number,
  content: FlowContent,
  profileId: string,
  now: Date,
): Promise<TestAnswer> {
  const [problem] = checkFlow(content);
  if (problem) return { outcome: "wrong", problem: `It cannot be tried yet: ${problem.words}.` };
  if (!(await findShopper(shop.id, profileId))) {
    return { outcome: "wrong", problem: "This shopper is no longer in your shop." };
  }
  const [decisions, segments, templates, names] = await Promise.all([
    trace(shop.id, flowId, content, profileId, now),
    listSegments(shop.id),
    nameTemplates(shop.id),
    loadNames(shop, conditionsIn(content)),
  ]);
  const known = { segments, templates: [...templates].map(([key, { name }]) => ({ key, name })) };
  const named = flowNames(known, names);
  return {
    outcome: "told",
    decisions: decisions.map((decision) => ({
      step: decision.step,
      at: decision.at > now ? formatTime(decision.at, shop.timezone) : null,
      ...decisionWords(decision, content, named),
    })),
  };
}
