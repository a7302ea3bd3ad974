import { Fault, type FaultInput } from "./model";

type FaultOf<K extends Fault["kind"]> = Extract<Fault, { kind: K }>;

/** Faults waiting for their turn, oldest first. */
export interface Faults {
  /** Throws a ZodError when the fault is not one of those in `faults/model.ts`. */
  add(fault: FaultInput): void;
  /** Uses up one occurrence; null when none of this kind is waiting. */
  take<K extends Fault["kind"]>(kind: K): FaultOf<K> | null;
  list(): readonly Fault[];
  clear(): void;
}

export function createFaults(): Faults {
  let waiting: Fault[] = [];
  return {
    add(fault) {
      waiting.push(Fault.parse(fault));
    },
    take<K extends Fault["kind"]>(kind: K) {
      const fault = waiting.find((candidate): candidate is FaultOf<K> => candidate.kind === kind);
      if (!fault) return null;
      fault.times -= 1;
      waiting = waiting.filter(({ times }) => times > 0);
      return fault;
    },
    list: () => waiting.map((fault) => ({ ...fault })),
    clear() {
      waiting = [];
    },
  };
}
