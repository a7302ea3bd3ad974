import { conditionsOf, findFunction, findParameter, findProblem } from "../../segments";
import { valuesOf, type Definition, type Matches } from "../../segments/model";

/** Why a condition cannot be asked as it stands; null when it can. */
export function problemOfCondition(definition: Definition): string | null {
  return hasBlank(definition) ? "Something in its condition is not filled in yet" : findProblem(definition);
}

/**
 * Why nothing can wait for this to happen. Each is asked by itself when it happens: how many there are in all is known
 * to a condition only.
 */
export function problemOfHappening(what: Matches): string | null {
  const happening = findFunction(what.function);
  if (!happening || happening.source === "unknowable") return "Choose what has to happen";
  const isTotal = what.filters.some(({ test }) => findParameter(happening, test.name)?.of === "all");
  if (isTotal) return "How often, or how much in all, cannot be waited for: ask it in a condition";
  // That something has not followed is only known when its time is over, and by then nobody looks.
  if (what.relations.some(({ negated, order }) => negated && order === "followed")) {
    return "What has not followed cannot be waited for: wait in the flow, or start it with a segment";
  }
  return problemOfCondition(what);
}

/** Texts may be empty for the language, but nobody means that. */
function hasBlank(definition: Definition): boolean {
  const tests = conditionsOf(definition).flatMap((condition) =>
    condition.type === "matches"
      ? [condition, ...condition.relations].flatMap(({ filters }) => filters.map(({ test }) => test))
      : [condition],
  );
  return tests.flatMap(valuesOf).some((value) => value.type === "text" && value.text.trim() === "");
}
