import { clause } from "../language/sentence";
import { nameless, type Names } from "../language/wording/values";
import { print } from "../language/print";
import { saidConditions } from "../conditions";
import type { Definition, SegmentVersion } from "../model";

/** What one meaning has that the one before had not, in words. */
export interface Difference {
  added: string[];
  removed: string[];
  /** The same conditions, joined in another way. */
  isRejoined: boolean;
}

/** A version beside the one before it; the first has none. */
export interface ComparedVersion extends SegmentVersion {
  difference: Difference | null;
}

/** Conditions are the same when they print the same; one that is there twice counts twice. */
export function diff(former: Definition, latter: Definition, names: Names = nameless): Difference {
  const [before, after] = [conditionsByText(former, names), conditionsByText(latter, names)];
  const added = missingFrom(before, after);
  const removed = missingFrom(after, before);
  const isRejoined = added.length + removed.length === 0 && print(former) !== print(latter);
  return { added, removed, isRejoined };
}

/** @param versions those of one segment, in any order; @returns the latest first */
export function compareVersions(versions: readonly SegmentVersion[], names: Names = nameless): ComparedVersion[] {
  const latestFirst = versions.toSorted((a, b) => b.version - a.version);
  return latestFirst.map((version, i) => {
    const former = latestFirst[i + 1];
    return { ...version, difference: former ? diff(former.definition, version.definition, names) : null };
  });
}

interface Printed {
  text: string;
  words: string;
}

function conditionsByText(definition: Definition, names: Names): Printed[] {
  return saidConditions(definition).map(({ condition, isDenied }) => {
    const said: Definition = isDenied ? { type: "not", part: condition } : condition;
    return { text: print(said), words: clause(said, names) };
  });
}

function missingFrom(some: readonly Printed[], others: readonly Printed[]): string[] {
  const left = some.map(({ text }) => text);
  return others.flatMap(({ text, words }) => {
    const at = left.indexOf(text);
    if (at < 0) return [words];
    left.splice(at, 1);
    return [];
  });
}
