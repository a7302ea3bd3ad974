import { useEffect, useLayoutEffect, useMemo, useState, type KeyboardEvent, type RefObject } from "react";
import type { Offer } from "~/domains/segments";
import { suggestionsAt, take } from "./suggestions";

export interface UsedSuggestions {
  offers: readonly Offer[];
  /** Which of them the arrow keys are at; -1 for none. */
  active: number;
  /** Somebody wrote: what may follow is offered. */
  follow(): void;
  choose(offer: Offer): void;
  onKeyDown(event: KeyboardEvent): void;
}

/**
 * Offers what may be written next in a text field. Down and up go through the offers, Enter and Tab take one, Escape
 * puts them away, and Ctrl and the space bar bring them back.
 * @param field what holds the text field
 */
export function useSuggestions(
  text: string,
  write: (text: string) => void,
  field: RefObject<HTMLElement | null>,
): UsedSuggestions {
  const [caret, setCaret] = useState<number | null>(null);
  const [active, setActive] = useState(-1);
  const [landing, setLanding] = useState<number | null>(null);
  const suggestions = useMemo(() => suggestionsAt(text, caret), [text, caret]);
  const { offers } = suggestions;

  useEffect(() => setActive(-1), [suggestions]);
  // What was taken is in the field only once it is drawn; then the writing goes on behind it.
  useLayoutEffect(() => {
    if (landing === null) return;
    areaIn(field)?.setSelectionRange(landing, landing);
    setLanding(null);
  }, [landing, field]);

  // Closing moves what stands below; a press on it has to be over first, or it would miss.
  const isOpen = offers.length > 0;
  useEffect(() => {
    if (!isOpen) return;
    const closeAfterPress = () => {
      if (!field.current?.contains(document.activeElement)) setTimeout(() => setCaret(null));
    };
    document.addEventListener("pointerup", closeAfterPress);
    return () => document.removeEventListener("pointerup", closeAfterPress);
  }, [isOpen, field]);

  const follow = () => setCaret(areaIn(field)?.selectionStart ?? null);
  const close = () => setCaret(null);
  const choose = (offer: Offer) => {
    const taken = take(text, suggestions, offer);
    write(taken.text);
    setCaret(taken.caret);
    setLanding(taken.caret);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === " " && event.ctrlKey) {
      event.preventDefault();
      return follow();
    }
    if (offers.length === 0) return;
    const chosen = offers[active];
    switch (event.key) {
      case "ArrowDown":
        setActive((active + 1) % offers.length);
        break;
      case "ArrowUp":
        setActive((active <= 0 ? offers.length : active) - 1);
        break;
      case "Escape":
        close();
        break;
      case "Enter":
      case "Tab":
        // With none chosen they mean what they always mean.
        if (!chosen) return close();
        choose(chosen);
        break;
      case "ArrowLeft":
      case "ArrowRight":
      case "Home":
      case "End":
        return close();
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return { offers, active, follow, choose, onKeyDown };
}

function areaIn(field: RefObject<HTMLElement | null>): HTMLTextAreaElement | null {
  return field.current?.querySelector("textarea:not([aria-hidden])") ?? null;
}
