import { useNavigation, useSubmit } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack, Card, InlineError, Text } from "@shopify/polaris";
import { useCallback, useMemo, useState } from "react";
import { UnsavedBar } from "~/components/unsaved-bar";
import { useToast } from "~/components/use-toast";
import { Beside } from "./beside";
import { BuilderProvider } from "./builder-context";
import { DetailsCard } from "./details-card";
import { CountCard } from "./preview/count-card";
import { Preview } from "./preview/preview";
import { useAnswer } from "./preview/use-answer";
import { problemsOf } from "./problems";
import { formOf, type Draft, type Refusal } from "./segment-form";
import { SentenceCard } from "./sentence-card";
import { TextCard } from "./text-card";
import { DefinitionTree } from "./tree/definition-tree";
import { useLeaveGuard } from "../use-leave-guard";
import { useNames } from "./use-names";
import { useText } from "./use-text";

interface Props {
  /** Null for a new segment. */
  segmentId: number | null;
  saved: Draft;
  /** What a new segment begins with, taken from another; unsaved until it is saved. */
  start?: Draft;
  /** Why it was not saved; undefined while nothing was refused. */
  refusal: Refusal | undefined;
  shop: { currency: string; today: string };
  others: readonly { id: number; name: string }[];
}

const nothingWrong = { conditions: new Map<string, string>(), whole: null };

/** Builds a segment: conditions, sentence and text that say the same, and who would be in it. */
export function SegmentBuilder({ segmentId, saved, start = saved, refusal, shop, others }: Props) {
  const [draft, setDraft] = useState(start);
  const [isMarking, setIsMarking] = useState(false);
  const { definition } = draft;
  const setDefinition = useCallback(
    (definition: Draft["definition"]) => setDraft((now) => ({ ...now, definition })),
    [],
  );
  const text = useText(definition, setDefinition);
  const { names, remember } = useNames(definition, shop.currency);
  const context = useMemo(() => ({ ...shop, names, remember, isMarking }), [shop, names, remember, isMarking]);
  const problems = useMemo(() => (definition ? problemsOf(definition) : nothingWrong), [definition]);
  const askable = definition && problems.conditions.size === 0 && problems.whole === null ? definition : null;
  const count = useAnswer(askable && { ask: "count", definition: askable });
  const told = count.answer ?? count.last;
  const size = count.answer?.outcome === "count" ? count.answer.count.in : null;
  const hasChanges = text.isTyped || JSON.stringify(draft) !== JSON.stringify(saved);
  const isSaving = useNavigation().state !== "idle";
  useLeaveGuard(hasChanges && !isSaving);
  const shopify = useAppBridge();
  const submit = useSubmit();

  useToast(refusal?.told);
  const errors = refusal?.errors ?? {};

  const save = () => {
    setIsMarking(true);
    const complain = (words: string) => shopify.toast.show(words, { isError: true });
    const applied = text.apply();
    if (!applied.ok) return complain("Not saved: the text cannot be read yet");
    if (applied.definition && problemsOf(applied.definition).conditions.size > 0) {
      return complain("Not saved: fill in what is marked");
    }
    submit(formOf({ ...draft, definition: applied.definition }), { method: "post" });
  };
  const discard = () => {
    setDraft(saved);
    text.follow();
    setIsMarking(false);
  };
  const problem = errors.definition ?? problems.whole;
  return (
    <BuilderProvider value={context}>
      <UnsavedBar id="segment" hasChanges={hasChanges} isSaving={isSaving} onSave={save} onDiscard={discard} />
      <Beside
        aside={
          <>
            <SentenceCard definition={askable} isEmpty={definition === null} />
            <CountCard asking={count} isReady={askable !== null} />
            <TextCard {...text} />
            {askable && <Preview definition={askable} segmentId={segmentId} size={size} />}
          </>
        }
      >
        <DetailsCard
          draft={draft}
          errors={errors}
          others={others}
          onChange={(change) => setDraft({ ...draft, ...change })}
        />
        <Card>
          <BlockStack gap="300">
            <Text as="h2" variant="headingMd">
              Who is meant
            </Text>
            {problem && <InlineError message={problem} fieldID="conditions" />}
            <DefinitionTree
              definition={definition}
              problems={problems.conditions}
              told={askable && told?.outcome === "count" ? { ...told, isStale: count.answer === null } : null}
              onChange={setDefinition}
            />
          </BlockStack>
        </Card>
      </Beside>
    </BuilderProvider>
  );
}
