import { useEffect, useState } from "react";
import { Choices, type Choice, type Pickable } from "./pick";

const patienceMs = 200;

/** Asks what a picker can be offered. */
export async function fetchChoices(params: URLSearchParams, signal: AbortSignal): Promise<Choice[]> {
  const response = await fetch(`/app/segments/pick?${params}`, { signal });
  if (!response.ok) throw new Error(`The choices did not come: ${response.status}`);
  return Choices.parse(await response.json());
}

/** What can be chosen, by what is written so far; null while it is not known. */
export function useChoices(of: Pickable | null, text: string, isOpen: boolean): Choice[] | null {
  const [choices, setChoices] = useState<Choice[] | null>(null);
  useEffect(() => {
    if (!of || !isOpen) return;
    const asking = new AbortController();
    const timer = setTimeout(() => {
      fetchChoices(new URLSearchParams({ of, text }), asking.signal)
        .then(setChoices)
        // Without suggestions a text can still be written, and the next letter asks again.
        .catch(() => asking.signal.aborted || setChoices([]));
    }, patienceMs);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [of, text, isOpen]);
  return choices;
}
