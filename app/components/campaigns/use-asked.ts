import { useEffect, useState } from "react";

const patienceMs = 500;

export interface Asked<Answer> {
  /** What was told last; null while nothing was. */
  answer: Answer | null;
  /** Whether that is of a former state. */
  isStale: boolean;
  hasFailed: boolean;
}

/**
 * Keeps asking the server about something that is being written, a moment after each change.
 * @param question null while there is nothing to ask
 * @param turn asks the same once more when it changes
 */
export function useAsked<Question, Answer>(
  ask: (question: Question, signal: AbortSignal) => Promise<Answer>,
  question: Question | null,
  turn = 0,
): Asked<Answer> {
  const key = question === null ? null : `${turn} ${JSON.stringify(question)}`;
  const [told, setTold] = useState<{ key: string; answer: Answer | null; hasFailed: boolean }>();
  useEffect(() => {
    if (question === null || key === null) return;
    const asking = new AbortController();
    const timer = setTimeout(() => {
      ask(question, asking.signal)
        .then((answer) => setTold({ key, answer, hasFailed: false }))
        .catch(
          () => asking.signal.aborted || setTold((last) => ({ key, answer: last?.answer ?? null, hasFailed: true })),
        );
    }, patienceMs);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [ask, key]);
  if (key === null) return { answer: null, isStale: false, hasFailed: false };
  return { answer: told?.answer ?? null, isStale: told?.key !== key, hasFailed: told?.hasFailed ?? false };
}
