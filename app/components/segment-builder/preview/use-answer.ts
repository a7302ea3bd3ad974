import { useEffect, useState } from "react";
import { ask } from "./ask";
import type { Answer, Question } from "./question";

const patienceMs = 500;

export interface Asking {
  /** What is told of the question as it stands; null while that is not known. */
  answer: Answer | null;
  /** What was told last, of whichever question. */
  last: Answer | null;
  hasFailed: boolean;
}

/** Keeps asking as the question changes, once it has not changed for a moment. */
export function useAnswer(question: Question | null): Asking {
  const key = JSON.stringify(question);
  const [told, setTold] = useState<{ key: string; answer: Answer | null } | null>(null);
  useEffect(() => {
    if (!question) return;
    const asking = new AbortController();
    const timer = setTimeout(() => {
      ask(question, asking.signal)
        .then((answer) => setTold({ key, answer }))
        .catch(() => asking.signal.aborted || setTold({ key, answer: null }));
    }, patienceMs);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [key]);
  const isFresh = told?.key === key;
  return {
    answer: isFresh ? told.answer : null,
    last: told?.answer ?? null,
    hasFailed: isFresh && told.answer === null,
  };
}
