import { useCallback, useEffect, useMemo, useState } from "react";
import { nameKey, namedIn, type Named, type Names } from "~/domains/segments";
import type { Definition } from "~/domains/segments/model";
import { fetchChoices } from "./use-choices";

const numbered = ["product", "variant", "collection", "segment", "flow"] as const;

/** How what a definition names by number is called. Titles that nobody knows yet are asked for. */
export function useNames(
  definition: Definition | null,
  currency: string,
): {
  names: Names;
  remember: (named: Named, title: string) => void;
} {
  const [titles, setTitles] = useState<ReadonlyMap<string, string>>(new Map());
  const remember = useCallback((named: Named, title: string) => {
    setTitles((former) => new Map(former).set(nameKey(named), title));
  }, []);
  const unknown = (definition ? namedIn(definition) : []).filter((named) => !titles.has(nameKey(named)));
  useEffect(() => {
    const asking = new AbortController();
    for (const of of numbered) {
      const ids = unknown.filter((named) => named.of === of).map(({ id }) => id);
      if (ids.length === 0) continue;
      fetchChoices(new URLSearchParams([["of", of], ...ids.map((id) => ["id", id])]), asking.signal)
        .then((found) => found.forEach(({ value, label }) => remember({ of, id: value }, label)))
        // What has no title is shown by its number, which is right too.
        .catch(() => undefined);
    }
    return () => asking.abort();
  }, [JSON.stringify(unknown)]);
  const names = useMemo<Names>(
    () => ({ currency, nameOf: (of, id) => titles.get(nameKey({ of, id })) }),
    [titles, currency],
  );
  return { names, remember };
}
