import { conditionsOf } from "../conditions";
import type { Definition } from "../model";

/** The customer tags that a definition asks about, in lower case: tags differ by more than that. */
export function tagsAsked(definition: Definition): string[] {
  return conditionsOf(definition).flatMap((condition) =>
    condition.type === "contains" && condition.name === "customer_tags" ? [condition.text.toLowerCase()] : [],
  );
}
