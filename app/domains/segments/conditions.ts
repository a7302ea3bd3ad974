import type { Condition, Definition } from "./model";

/** A condition and what the whole wants of it: to be true, or inside a NOT to be false. */
export interface SaidCondition {
  condition: Condition;
  isDenied: boolean;
}

/** The conditions of a definition, in the order they are read. */
export function conditionsOf(definition: Definition): Condition[] {
  return saidConditions(definition).map(({ condition }) => condition);
}

/** The same, each with whether it is denied; what is denied twice is not. */
export function saidConditions(definition: Definition, isDenied = false): SaidCondition[] {
  switch (definition.type) {
    case "and":
    case "or":
      return definition.parts.flatMap((part) => saidConditions(part, isDenied));
    case "not":
      return saidConditions(definition.part, !isDenied);
    default:
      return [{ condition: definition, isDenied }];
  }
}
