import { createContext, useContext } from "react";
import type { Names } from "../../segments";

/** What the fields of a message need to know of the shop and of the page around them. */
export interface FormContext {
  segments: readonly { id: number; name: string }[];
  /** Discounts of the shop that have codes to give away. */
  discounts: readonly { id: number; title: string }[];
  /** How what conditions name by its number is called, and in which currency amounts are. */
  names: Names;
  /** What is wrong at a place of the content, "blocks.0.content.text.otherwise"; undefined when nothing is. */
  problemAt(path: string): string | undefined;
  /** The branch that is worked on: its number, or -1 for what everybody else sees. @param place "subject", "preheader" or a block's id */
  branchOf(place: string): number;
  showBranch(place: string, branch: number): void;
}

const Context = createContext<FormContext | null>(null);

export const FormProvider = Context.Provider;

export function useForm(): FormContext {
  const context = useContext(Context);
  if (!context) throw new Error("Fields of a message stand inside its editor");
  return context;
}
