import { useEffect, useRef, useState, type RefObject } from "react";
import { askPreview } from "~/components/template-editor/ask";
import type { Content } from "~/domains/templates";

/** How a content looks to nobody in particular, asked for once its place comes into sight; null until it is told. */
export function usePicture(content: Content): { place: RefObject<HTMLDivElement>; html: string | null } {
  const place = useRef<HTMLDivElement>(null);
  const [html, setHtml] = useState<string | null>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const asking = new AbortController();
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      askPreview({ templateId: null, content, profileId: null, choices: null }, asking.signal)
        .then((answer) => answer.outcome === "shown" && setHtml(answer.rendered.html))
        // Without its picture a message can still be chosen by its words.
        .catch(() => undefined);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      asking.abort();
    };
  }, [content]);
  return { place, html };
}
