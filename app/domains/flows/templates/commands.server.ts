import { transact } from "~/db.server";
import { ensureReady, findCurrentVersions, listTemplates } from "~/domains/templates/index.server";
import { lockFlows, redefineFlow } from "../queries.server";

export type TemplateChosen = { outcome: "chosen" } | { outcome: "refused"; problem: string } | { outcome: "missing" };

/**
 * Lets a step of a flow send another template from now on. What was asked for already stays what it was.
 * @param step its number, from 0
 */
export async function chooseTemplate(
  shopId: number,
  flowId: number,
  step: number,
  templateKey: string,
  now: Date,
): Promise<TemplateChosen> {
  await ensureReady(shopId, [templateKey], now);
  return transact(async (tx) => {
    const flow = (await lockFlows(shopId, tx)).find(({ id }) => id === flowId);
    const template = (await listTemplates(shopId, tx)).find(({ key }) => key === templateKey);
    if (!flow?.definition.steps[step] || !template) return { outcome: "missing" };
    const [current] = await findCurrentVersions(shopId, [templateKey], tx);
    if (!current) return { outcome: "refused", problem: `“${template.name}” is not published yet; publish it first` };
    const steps = flow.definition.steps.map((one, i) => (i === step ? { ...one, template: templateKey } : one));
    await redefineFlow(shopId, flowId, { ...flow.definition, steps }, tx);
    return { outcome: "chosen" };
  });
}
