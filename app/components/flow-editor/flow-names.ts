import type { FlowNames } from "~/domains/flows";
import type { Names } from "~/domains/segments";

interface Known {
  segments: readonly { id: number; key: string | null; name: string }[];
  templates: readonly { key: string; name: string }[];
}

/** How what a flow speaks of is called. @param names of what conditions name by their numbers */
export function flowNames({ segments, templates }: Known, names: Names): FlowNames {
  return {
    ...names,
    nameOf: (of, id) =>
      (of === "segment" ? segments.find((one) => String(one.id) === id)?.name : undefined) ?? names.nameOf(of, id),
    segmentName: (named) =>
      segments.find(({ id, key }) => ("segmentKey" in named ? key === named.segmentKey : id === named.segmentId))
        ?.name ?? null,
    templateName: (key) => templates.find((one) => one.key === key)?.name ?? null,
  };
}
