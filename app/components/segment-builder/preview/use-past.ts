import { useEffect, useRef, useState } from "react";
import type { Definition } from "~/domains/segments/model";
import { ask } from "./ask";
import { weeks } from "./question";

export interface Point {
  day: string;
  size: number;
}

export interface Past {
  points: Point[];
  state: "unasked" | "asking" | "done" | "late" | "failed";
}

const unasked: Past = { points: [], state: "unasked" };

/** How many were in a segment in the weeks before, one week after the other; a changed definition begins anew. */
export function usePast(definition: Definition): Past & { start: () => void; stop: () => void } {
  const [past, setPast] = useState<Past>(unasked);
  const asking = useRef<AbortController | null>(null);
  const stop = () => asking.current?.abort();
  const key = JSON.stringify(definition);
  useEffect(() => {
    setPast(unasked);
    return stop;
  }, [key]);

  const start = () => {
    stop();
    const controller = new AbortController();
    asking.current = controller;
    setPast({ points: [], state: "asking" });
    askAll(definition, controller.signal, (points) => setPast({ points, state: "asking" }))
      .then(({ points, isLate }) => setPast({ points, state: isLate ? "late" : "done" }))
      .catch(() => setPast(({ points }) => (controller.signal.aborted ? unasked : { points, state: "failed" })));
  };
  return { ...past, start, stop };
}

async function askAll(
  definition: Definition,
  signal: AbortSignal,
  tell: (points: Point[]) => void,
): Promise<{ points: Point[]; isLate: boolean }> {
  const points: Point[] = [];
  for (let weeksAgo = weeks - 1; weeksAgo >= 0; weeksAgo--) {
    const answer = await ask({ ask: "past", weeksAgo, definition }, signal);
    if (answer.outcome !== "past") return { points, isLate: true };
    points.push({ day: answer.day, size: answer.size });
    tell([...points]);
  }
  return { points, isLate: false };
}
