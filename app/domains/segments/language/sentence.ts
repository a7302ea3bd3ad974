import type { Definition } from "../model";
import { attributeWords } from "./wording/attributes";
import { matchesWords } from "./wording/matches";
import { nameless, type Names } from "./wording/values";
import { list, spelled } from "./wording/words";

/**
 * A definition as one plain English sentence, to be read aloud.
 * @param names what products, collections, segments and the like are called, and in which currency amounts are
 */
export function sentence(definition: Definition, names: Names = nameless): string {
  return `Shoppers ${clause(definition, names)}.`;
}

/** A condition, or several joined, as it stands in the sentence: "whose country is GB". */
export function clause(definition: Definition, names: Names = nameless): string {
  return wording(definition, false, true, names);
}

/**
 * A denial is told of each condition by itself: who is not (in A or B) is neither.
 * @param isOutermost nothing stands around it, so that its words need not say where it ends
 */
function wording(definition: Definition, isNegated: boolean, isOutermost: boolean, names: Names): string {
  switch (definition.type) {
    case "and":
    case "or": {
      const joint = jointOf(definition.type, isNegated);
      const parts = partsOf(definition, isNegated, joint).map((part) => wording(...part, false, names));
      return isOutermost ? outermost(parts, joint) : inner(parts, joint);
    }
    case "not":
      return wording(definition.part, !isNegated, isOutermost, names);
    case "matches":
      return matchesWords(definition, isNegated, names);
    default:
      return attributeWords(definition, isNegated, names);
  }
}

/** What is joined in one breath: groups in a group of the same kind are not told apart by ear. */
function partsOf(definition: Definition, isNegated: boolean, joint: "and" | "or"): [Definition, boolean][] {
  if (definition.type === "not") return partsOf(definition.part, !isNegated, joint);
  const isSame =
    (definition.type === "and" || definition.type === "or") && jointOf(definition.type, isNegated) === joint;
  return isSame ? definition.parts.flatMap((part) => partsOf(part, isNegated, joint)) : [[definition, isNegated]];
}

function jointOf(type: "and" | "or", isNegated: boolean): "and" | "or" {
  return (type === "and") !== isNegated ? "and" : "or";
}

function outermost(parts: readonly string[], joint: "and" | "or"): string {
  return (joint === "or" ? "either " : "") + parts.join(`, ${joint} `);
}

/** By ear there are no parentheses: the words before the parts say how many of them follow. */
function inner(parts: readonly string[], joint: "and" | "or"): string {
  const [first = "", second = ""] = parts;
  if (parts.length === 2) return `${joint === "and" ? "both" : "either"} ${first} ${joint} ${second}`;
  return `who meet ${joint === "and" ? "all" : "any"} of these ${spelled(parts.length)}: ${list(parts, joint)}`;
}
