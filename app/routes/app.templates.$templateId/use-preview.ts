import { useEffect, useState } from "react";
import { askPreview } from "~/components/template-editor/ask";
import type { PreviewAnswer, PreviewQuestion } from "~/components/template-editor/question";

const patienceMs = 300;

export interface Preview {
  /** What was told last; null while nothing was. */
  answer: PreviewAnswer | null;
  /** Whether that is of a former state. */
  isStale: boolean;
  hasFailed: boolean;
}

/** Keeps asking how a message looks while it changes. */
export function usePreview(question: PreviewQuestion): Preview {
  const key = JSON.stringify(question);
  const [told, setTold] = useState<{ key: string; answer: PreviewAnswer | null; hasFailed: boolean }>();
  useEffect(() => {
    const asking = new AbortController();
    const timer = setTimeout(() => {
      askPreview(question, asking.signal)
        .then((answer) => setTold({ key, answer, hasFailed: false }))
        .catch(
          () => asking.signal.aborted || setTold((last) => ({ key, answer: last?.answer ?? null, hasFailed: true })),
        );
    }, patienceMs);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [key]);
  return { answer: told?.answer ?? null, isStale: told?.key !== key, hasFailed: told?.hasFailed ?? false };
}
