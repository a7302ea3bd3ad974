import { formatTime } from "~/components/dates";
import { conditionsIn } from "~/components/flow-editor/conditions-in";
import { flowNames } from "~/components/flow-editor/flow-names";
import { flowChanges } from "~/domains/flows";
import { findFlow, listFlowVersions } from "~/domains/flows/index.server";
import { listSegments, loadNames } from "~/domains/segments/index.server";
import type { Shop } from "~/domains/shops/model";
import { nameTemplates } from "~/domains/templates/index.server";

/** A flow's versions with what each changed; null when there is no such flow. */
export async function load(shop: Shop, flowId: number) {
  const flow = await findFlow(shop.id, flowId);
  if (!flow || flow.archivedAt !== null) return null;
  const [versions, segments, templates] = await Promise.all([
    listFlowVersions(shop.id, flow.id),
    listSegments(shop.id),
    nameTemplates(shop.id),
  ]);
  const names = flowNames(
    { segments, templates: [...templates].map(([key, { name }]) => ({ key, name })) },
    await loadNames(
      shop,
      versions.flatMap(({ content }) => conditionsIn(content)),
    ),
  );
  const { id, name, version, draft, enabledAt } = flow;
  return {
    flow: { id, name, version, hasDraft: draft !== null, isOn: enabledAt !== null },
    versions: versions.map(({ version, content, createdAt, waiting }, i) => {
      const before = versions[i + 1];
      return {
        ...{ version, waiting, at: formatTime(createdAt, shop.timezone), isFirst: !before },
        changes: before ? flowChanges(before.content, content, names) : [],
      };
    }),
  };
}

type Loaded = NonNullable<Awaited<ReturnType<typeof load>>>;
export type FlowView = Loaded["flow"];
export type VersionView = Loaded["versions"][number];
