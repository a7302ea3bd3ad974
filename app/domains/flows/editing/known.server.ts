import type { Db } from "~/db.server";
import { listSegments } from "~/domains/segments/index.server";
import { findCurrentVersions, listTemplates } from "~/domains/templates/index.server";
import type { Known } from "../checks/check";
import type { FlowContent } from "../content/model";
import { templatesOf } from "../content/templates";
import { isNamed } from "../model";

/** What there is in the shop of what a flow speaks of. */
export async function findKnown(shopId: number, content: FlowContent, db: Db): Promise<Known> {
  const keys = templatesOf(content);
  const segments = await listSegments(shopId, db);
  const templates = await listTemplates(shopId, db);
  const current = await findCurrentVersions(shopId, keys, db);
  const published = new Set(current.map(({ key }) => key));
  return {
    hasSegment: (named) => segments.some((segment) => isNamed(named, segment)),
    problemOfTemplate: (key) => {
      const template = templates.find((one) => one.key === key);
      if (!template) return "The message is put away; choose another";
      return published.has(key) ? null : `The message “${template.name}” is not published yet; publish it first`;
    },
  };
}
