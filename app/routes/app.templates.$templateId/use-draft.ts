import { useBeforeUnload } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";
import { sendDraft } from "~/components/template-editor/ask";
import type { DraftAnswer } from "~/components/template-editor/question";
import { readDraft, type Content } from "~/domains/templates";

const patienceMs = 700;
const secondTryMs = 4000;

/** How far what was written is kept. */
export type Saving =
  | { state: "saved" | "writing" | "saving" | "failed" }
  /** Somebody else saved meanwhile; this is theirs. */
  | { state: "overtaken"; revision: number; theirs: Content };

export interface Draft {
  saving: Saving;
  /** Keeps what is not kept yet. @returns what the template's revision is then; null when it could not be kept */
  flush(): Promise<number | null>;
  /** Goes on from a state that somebody else, or another action, has made. @param kept what is kept there */
  adopt(revision: number, kept: Content): void;
}

/** Keeps a content by itself, a moment after each change. */
export function useDraft(templateId: number, start: { revision: number; content: Content }, content: Content): Draft {
  const [saving, setSaving] = useState<Saving>({ state: "saved" });
  const latest = useRef(content);
  const kept = useRef(start);
  const underway = useRef<Promise<number | null> | null>(null);
  latest.current = content;

  const save = useCallback(async (): Promise<number | null> => {
    while (latest.current !== kept.current.content) {
      const sent = latest.current;
      setSaving({ state: "saving" });
      const answer = await sendDraft(templateId, { revision: kept.current.revision, content: sent }).catch(() => null);
      if (answer?.outcome !== "saved") {
        setSaving(refusedBy(answer));
        return null;
      }
      kept.current = { revision: answer.revision, content: sent };
    }
    setSaving({ state: "saved" });
    return kept.current.revision;
  }, [templateId]);

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

function refusedBy(answer: DraftAnswer | null): Saving {
  const theirs = answer?.outcome === "overtaken" ? readDraft(answer.content) : null;
  return theirs && answer?.outcome === "overtaken"
    ? { state: "overtaken", revision: answer.revision, theirs }
    : { state: "failed" };
}
