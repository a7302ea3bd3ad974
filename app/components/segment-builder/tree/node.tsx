import type { Definition } from "~/domains/segments/model";
import { isGroup, shown, type Join, type Path } from "../edit-tree";
import { ConditionBox } from "./condition-box";
import { GroupBox } from "./group-box";

export interface NodeProps {
  node: Definition;
  path: Path;
  /** How the group around it is joined; null for the whole. */
  around: Join | null;
  /** Whether a negation stands around it, so that its opposite counts. */
  isDenied: boolean;
}

/** A condition, or several joined. */
export function Node({ node, path, around, isDenied }: NodeProps) {
  const { said, isNegated } = shown(node);
  const place = { path, around, isNegated, isDenied: isDenied !== isNegated };
  return isGroup(said) ? <GroupBox group={said} {...place} /> : <ConditionBox condition={said} {...place} />;
}
