import { conditionsOf } from "../conditions";
import type { Definition } from "../model";
import { getFunction, type HappeningFunction } from "../vocabulary/functions";

/** Everything that happens that a definition looks at, once each. */
export function happeningsOf(definition: Definition): HappeningFunction[] {
  const names = conditionsOf(definition).flatMap((condition) =>
    condition.type === "matches" ? [condition.function, ...condition.relations.map((one) => one.function)] : [],
  );
  return [...new Set(names)].map(getFunction);
}
