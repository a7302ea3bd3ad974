import { createContext, useContext } from "react";
import type { Place, Step } from "~/domains/flows";
import type { Part } from "../parts";

/** What the cards of a flow share. */
export interface FlowTree {
  chosen: Part | null;
  /** Opens the panel of a part and goes there. */
  choose(part: Part): void;
  add(place: Place, type: Step["type"]): void;
  move(id: string, by: -1 | 1): void;
  duplicate(id: string): void;
  remove(id: string): void;
  /** Whether no more steps fit. */
  isFull: boolean;
  /** A step's number, counted down the page from 1, and how many there are. */
  numberOf(id: string): { number: number; count: number };
}

const Context = createContext<FlowTree | null>(null);

export const FlowTreeProvider = Context.Provider;

export function useFlowTree(): FlowTree {
  const context = useContext(Context);
  if (!context) throw new Error("Cards of steps stand inside a flow");
  return context;
}
