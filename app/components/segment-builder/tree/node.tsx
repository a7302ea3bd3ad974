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
  if (!isGroup(said)) return <ConditionBox condition={said} {...place} />;
  const drawPart = (index: number) => {
    const part = said.parts[index];
    return part && <Node node={part} path={[...path, index]} around={said.type} isDenied={place.isDenied} />;
  };
  return <GroupBox group={said} path={path} around={around} isNegated={isNegated} drawPart={drawPart} />;
}
