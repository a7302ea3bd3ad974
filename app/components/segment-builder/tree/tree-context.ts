import { createContext, useContext } from "react";
import type { Definition } from "~/domains/segments/model";
import type { Edited, Path } from "../edit-tree";
import type { Known } from "./coverage-line";

/** What the conditions of a tree share. */
export interface TreeContext {
  definition: Definition | null;
  /** Takes a new condition over, and moves the focus into its first field. */
  add(edited: Edited): void;
  /** Takes an edit over, and moves the focus to what it was about; null when nothing is left. */
  apply(edited: Edited | null): void;
  /** The same, with the focus where it is: a field was changed. */
  change(edited: Edited): void;
  /** What is wrong with a condition. */
  problemAt(path: Path): string | null;
  /** For how many shoppers a condition is known. */
  knownAt(path: Path): Known | null;
}

const Context = createContext<TreeContext | null>(null);

export const TreeProvider = Context.Provider;

export function useTree(): TreeContext {
  const context = useContext(Context);
  if (!context) throw new Error("Conditions stand inside a tree");
  return context;
}
