import { useEffect, useMemo, useState } from "react";
import { keepDraft } from "~/components/quiz-editor/ask";
import type { QuizForm } from "~/components/quiz-editor/form-context";
import { usesIn } from "~/components/quiz-editor/uses";
import { useDraft } from "~/components/use-draft";
import type { Told } from "~/components/use-toast";
import { findingsAt, type QuizContent } from "~/domains/quizzes";
import type { Done } from "~/doors/edit.server";
import type { Loaded } from "./load.server";

/** What came of what was last asked of the quiz as a whole. */
export type Outcome = Done<QuizContent> | { told: Told } | undefined;

/** The quiz as it is being written: kept as it changes, with what is to be said of it. */
export function useWriting(loaded: Loaded, done: Outcome) {
  const { quiz, shop } = loaded;
  const [content, setContent] = useState(loaded.content);
  const start = { revision: quiz.revision, content: loaded.content };
  const draft = useDraft((written) => keepDraft(quiz.id, written), start, content);
  useEffect(() => {
    if (!done || !("kept" in done) || !done.kept) return;
    draft.adopt(done.kept.revision, done.kept.content);
    setContent(done.kept.content);
  }, [done, draft.adopt]);
  const findings = useMemo(() => findingsAt(content, shop.clock), [content, shop.clock]);
  return { content, setContent, draft, findings };
}

type Writing = ReturnType<typeof useWriting>;

/** What the fields need to know. @param isMarking whether what is wrong is marked, which it is not while somebody only begins */
export function useFields(loaded: Loaded, { content, findings }: Writing, isMarking: boolean): QuizForm {
  const { shop, discounts, settled, uses } = loaded;
  return useMemo(() => {
    const marked = isMarking ? findings.filter(({ severity }) => severity === "error") : [];
    return {
      quiz: content,
      currency: shop.currency,
      discounts,
      settled: new Map(settled),
      uses: usesIn(content, new Map(uses)),
      problemAt: (path) => marked.find((finding) => finding.path === path)?.what,
    };
  }, [content, shop, discounts, settled, uses, isMarking, findings]);
}
