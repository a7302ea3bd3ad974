import { createContext, useContext } from "react";
import type { Named, Names } from "~/domains/segments";

/** What fields need to know of the shop and the page around them. */
export interface BuilderContext {
  currency: string;
  /** The shop's day, "2026-03-03". */
  today: string;
  /** How things with a number are called, as far as it is known yet. */
  names: Names;
  /** Keeps how something that was just chosen is called. */
  remember(named: Named, title: string): void;
  /** Whether what is not filled in yet is marked: once somebody wanted to save. */
  isMarking: boolean;
}

const Context = createContext<BuilderContext | null>(null);

export const BuilderProvider = Context.Provider;

export function useBuilder(): BuilderContext {
  const context = useContext(Context);
  if (!context) throw new Error("Fields of a condition stand inside a segment builder");
  return context;
}
