import { clause, type Names } from "../../segments";
import type { Definition, Matches } from "../../segments/model";
import { problemOfCondition } from "../checks/conditions";
import type { NamedSegment } from "../content/triggers";

/** How what a flow speaks of is called in its shop. */
export interface FlowNames extends Names {
  /** Null for one that there is not, or that is put away. */
  segmentName(segment: NamedSegment): string | null;
  /** Null for one that there is not. */
  templateName(key: string): string | null;
}

/** What is true of whom is meant, as it stands after "somebody": "who placed an order"; null while it is not said. */
export function whoWords(definition: Definition, names: Names): string | null {
  return problemOfCondition(definition) === null ? clause(definition, names) : null;
}

/** What somebody did: "placed an order"; null while it is not said. */
export function didWords(what: Matches, names: Names): string | null {
  return whoWords(what, names)?.replace(/^who /, "") ?? null;
}

const irregular: Record<string, string> = { gave: "given", saw: "seen", were: "been" };

/** The same as it stands after "they have": "given a quiz answer". */
export function doneWords(what: Matches, names: Names): string | null {
  return didWords(what, names)?.replace(/^\w+/, (verb) => irregular[verb] ?? verb) ?? null;
}
