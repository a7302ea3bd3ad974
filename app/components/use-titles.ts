import { useEffect, useState } from "react";
import type { Choice, Pickable } from "./segment-builder/pick";
import { fetchChoices } from "./segment-builder/use-choices";

/** What things of the shop that are kept by their numbers are called. Titles that nobody knows yet are asked for. */
export function useTitles(of: Pickable, ids: readonly string[]) {
  const [titles, setTitles] = useState<ReadonlyMap<string, string>>(new Map());
  const unknown = ids.filter((id) => !titles.has(id));
  const remember = (found: readonly Choice[]) =>
    setTitles((former) => new Map([...former, ...found.map(({ value, label }) => [value, label] as const)]));
  useEffect(() => {
    if (unknown.length === 0) return;
    const asking = new AbortController();
    fetchChoices(new URLSearchParams([["of", of], ...unknown.map((id) => ["id", id])]), asking.signal)
      .then(remember)
      // What has no title is shown by its number, which is right too.
      .catch(() => undefined);
    return () => asking.abort();
  }, [of, unknown.join()]);
  return { titleOf: (id: string) => titles.get(id) ?? id, remember };
}
