import { useEffect, useMemo, useState } from "react";
import { keepDraft, type WrittenFlow } from "~/components/flow-editor/ask";
import { conditionsIn } from "~/components/flow-editor/conditions-in";
import { flowNames } from "~/components/flow-editor/flow-names";
import type { FlowForm } from "~/components/flow-editor/form-context";
import { useNames } from "~/components/segment-builder/use-names";
import { useDraft } from "~/components/use-draft";
import type { Told } from "~/components/use-toast";
import { checkFlow, type FlowContent, type Known } from "~/domains/flows";
import type { Definition } from "~/domains/segments/model";
import { isSame } from "~/lib/is-same";
import type { Done } from "~/doors/edit.server";
import type { Loaded } from "./load.server";
import { useCounts } from "./use-counts";

/** What came of what was last asked of the flow as a whole. */
export type Outcome = Done<FlowContent> | { told: Told } | undefined;

/** The flow as it is being written: kept as it changes, with what is to be mended. */
export function useWriting(loaded: Loaded, done: Outcome) {
  const { flow } = loaded;
  const [written, setWritten] = useState<WrittenFlow>({ name: flow.name, content: loaded.content });
  const [start] = useState({ revision: flow.revision, content: written });
  const draft = useDraft((one) => keepDraft(flow.id, one), start, written);
  useEffect(() => {
    if (!done || !("kept" in done) || !done.kept) return;
    const kept = { name: written.name, content: done.kept.content };
    draft.adopt(done.kept.revision, kept);
    setWritten(kept);
  }, [done, draft.adopt]);
  const { content } = written;
  const known = useMemo(() => knownOf(loaded), [loaded]);
  const problems = useMemo(() => checkFlow(content, known), [content, known]);
  const hasDraft = useMemo(() => !isSame(content, loaded.published), [content, loaded.published]);
  return {
    written,
    content,
    setContent: (changed: FlowContent) => setWritten((now) => ({ ...now, content: changed })),
    setName: (name: string) => setWritten((now) => ({ ...now, name })),
    setWritten,
    draft,
    problems,
    hasDraft,
  };
}

export type Writing = ReturnType<typeof useWriting>;

function knownOf({ templates, segments }: Pick<Loaded, "templates" | "segments">): Known {
  return {
    hasSegment: (named) =>
      segments.some(({ id, key }) => ("segmentKey" in named ? key === named.segmentKey : id === named.segmentId)),
    problemOfTemplate: (key) => {
      const template = templates.find((one) => one.key === key);
      if (!template) return "The message is put away; choose another";
      return template.isPublished ? null : `The message “${template.name}” is not published yet; publish it first`;
    },
  };
}

/** What cards and fields need to know. @param isMarking whether what is wrong is marked, which it is not while somebody only begins */
export function useForm(loaded: Loaded, { content, problems }: Writing, isMarking: boolean) {
  const { segments, templates, shop, flow } = loaded;
  const asked = useMemo(() => allOf(conditionsIn(content)), [content]);
  const { names, remember } = useNames(asked, shop.currency);
  const counts = useCounts(flow.id, loaded.counts);
  const form = useMemo<FlowForm>(() => {
    const marked = isMarking ? problems : [];
    return {
      ...{ content, segments, templates },
      names: flowNames({ segments, templates }, names),
      problemsOf: (step) => marked.filter((problem) => problem.step === step).map(({ words }) => words),
      countOf: (step) => counts.steps[step] ?? null,
      keptOut: counts.keptOut,
    };
  }, [content, segments, templates, names, problems, isMarking, counts]);
  const builder = useMemo(() => ({ ...shop, names, remember, isMarking }), [shop, names, remember, isMarking]);
  return { form, builder, people: counts.people };
}

/** One definition that asks everything, so that what it names is asked for at once. */
function allOf(definitions: Definition[]): Definition | null {
  const [only, ...others] = definitions;
  return only && others.length > 0 ? { type: "and", parts: definitions } : (only ?? null);
}
