import { useBeforeUnload } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";

const patienceMs = 700;
const secondTryMs = 4000;

/** Something being written, and the revision it was begun with. */
export interface Written<Content> {
  revision: number;
  content: Content;
}

/** What came of keeping it: a new revision, or what somebody else has kept meanwhile. Null when it could not be kept. */
export type Kept<Content> =
  { outcome: "saved"; revision: number } | { outcome: "overtaken"; revision: number; content: Content } | null;

/** How far what was written is kept. */
export type Saving<Content = unknown> =
  | { state: "saved" | "writing" | "saving" | "failed" }
  /** Somebody else saved meanwhile; this is theirs. */
  | { state: "overtaken"; revision: number; theirs: Content };

export interface Draft<Content> {
  saving: Saving<Content>;
  /** Keeps what is not kept yet. @returns what the revision is then; null when it could not be kept */
  flush(): Promise<number | null>;
  /** Goes on from a state that somebody else, or another action, has made. @param kept what is kept there */
  adopt(revision: number, kept: Content): void;
}

/** Keeps a content by itself, a moment after each change. @param keep hands it over */
export function useDraft<Content>(
  keep: (written: Written<Content>) => Promise<Kept<Content>>,
  start: Written<Content>,
  content: Content,
): Draft<Content> {
  const [saving, setSaving] = useState<Saving<Content>>({ state: "saved" });
  const latest = useRef(content);
  const kept = useRef(start);
  const keeping = useRef(keep);
  const underway = useRef<Promise<number | null> | null>(null);
  latest.current = content;
  keeping.current = keep;

  const save = useCallback(async (): Promise<number | null> => {
    while (latest.current !== kept.current.content) {
      const sent = latest.current;
      setSaving({ state: "saving" });
      const answer = await keeping.current({ revision: kept.current.revision, content: sent }).catch(() => null);
      if (answer?.outcome !== "saved") {
        setSaving(refusedBy(answer));
        return null;
      }
      kept.current = { revision: answer.revision, content: sent };
    }
    setSaving({ state: "saved" });
    return kept.current.revision;
  }, []);

  // One at a time: each names the revision that the one before it made.
  const flush = useCallback(async () => {
    underway.current ??= save().finally(() => (underway.current = null));
    return underway.current;
  }, [save]);

  const isOvertaken = saving.state === "overtaken";
  useEffect(() => {
    if (content === kept.current.content || isOvertaken) return;
    setSaving((now) => (now.state === "failed" ? now : { state: "writing" }));
    const timer = setTimeout(() => void flush(), patienceMs);
    return () => clearTimeout(timer);
  }, [content, flush, isOvertaken]);

  useEffect(() => {
    if (saving.state !== "failed") return;
    const timer = setTimeout(() => void flush(), secondTryMs);
    return () => clearTimeout(timer);
  }, [saving, flush]);

  // Who goes to another page of the app at once loses nothing.
  useEffect(() => () => void flush(), [flush]);
  const isKept = saving.state === "saved";
  useBeforeUnload(useCallback((event) => !isKept && event.preventDefault(), [isKept]));

  const adopt = useCallback((revision: number, content: Content) => {
    kept.current = { revision, content };
    setSaving({ state: "saved" });
  }, []);
  return { saving, flush, adopt };
}

function refusedBy<Content>(answer: Kept<Content>): Saving<Content> {
  return answer?.outcome === "overtaken"
    ? { state: "overtaken", revision: answer.revision, theirs: answer.content }
    : { state: "failed" };
}
