import type { Condition, Definition } from "./model";

/** The conditions of a definition, in the order they are read. */
export function conditionsOf(definition: Definition): Condition[] {
  switch (definition.type) {
    case "and":
    case "or":
      return definition.parts.flatMap(conditionsOf);
    case "not":
      return conditionsOf(definition.part);
    default:
      return [definition];
  }
}
