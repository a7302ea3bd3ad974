import { useCallback, useEffect, useRef, useState } from "react";

const focusable = "input, select, textarea, button, [tabindex]";

/** Moves the focus inside a container, once what is to have it is on the page. */
export function useFocus<Container extends HTMLElement>() {
  const container = useRef<Container>(null);
  const [wanted, setWanted] = useState<string | null>(null);
  useEffect(() => {
    if (wanted === null) return;
    const place = container.current?.querySelector(wanted);
    const first = place?.matches(focusable) ? place : place?.querySelector(focusable);
    if (first instanceof HTMLElement) first.focus();
    setWanted(null);
  }, [wanted]);
  /** By a selector. */
  const focusOn = useCallback((selector: string) => setWanted(selector), []);
  return { container, focusOn };
}
