import { useSubmit } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack } from "@shopify/polaris";
import { useEffect, useMemo, useState } from "react";
import { Columns } from "~/components/columns";
import { EmbedBanner } from "~/components/embed-banner";
import { FindingsCard } from "~/components/findings-card";
import { OvertakenBanner } from "~/components/overtaken-banner";
import { keepDraft, sendCopy } from "~/components/quiz-editor/ask";
import { QuizFormProvider } from "~/components/quiz-editor/form-context";
import { partOf, stepOf, titleOf, type Part } from "~/components/quiz-editor/parts";
import type { Branch } from "~/components/quiz-editor/preview/answer";
import { PreviewCard } from "~/components/quiz-editor/preview/preview-card";
import { QuizParts } from "~/components/quiz-editor/quiz-parts";
import { StayInSight } from "~/components/quiz-editor/stay-in-sight";
import { useJump } from "~/components/quiz-editor/use-jump";
import { usesIn } from "~/components/quiz-editor/uses";
import { useDraft } from "~/components/use-draft";
import { useToast } from "~/components/use-toast";
import { findingsAt, isRefused } from "~/domains/quizzes";
import type { Done } from "./act.server";
import { EditorPage } from "./editor-page";
import type { Loaded } from "./load.server";
import { PublishModal } from "./publish-modal";

interface Props {
  loaded: Loaded;
  /** What came of what was last asked of the quiz as a whole. */
  done: Done | { told: Done["told"] } | undefined;
}

/** Writes a quiz: its steps on one side, and on the other how shoppers see it. */
export function Editor({ loaded, done }: Props) {
  const { quiz, published, discounts, shop, brandColor, embed } = loaded;
  const [content, setContent] = useState(loaded.content);
  const [open, setOpen] = useState<Part | null>(null);
  const [branch, setBranch] = useState<Branch>(undefined);
  const [isMarking, setIsMarking] = useState(false);
  const [isPublishing, setIsPublishing] = useState(false);
  const { jump, place } = useJump(setOpen);
  const draft = useDraft(
    (written) => keepDraft(quiz.id, written),
    { revision: quiz.revision, content: loaded.content },
    content,
  );
  const shopify = useAppBridge();
  const submit = useSubmit();
  useToast(done?.told);
  useEffect(() => {
    if (!done || !("kept" in done) || !done.kept) return;
    draft.adopt(done.kept.revision, done.kept.content);
    setContent(done.kept.content);
  }, [done, draft.adopt]);

  const findings = useMemo(() => findingsAt(content, shop.clock), [content, shop.clock]);
  const errors = findings.filter(({ severity }) => severity === "error");
  const form = useMemo(
    () => ({
      quiz: content,
      currency: shop.currency,
      discounts,
      settled: new Map(loaded.settled),
      uses: usesIn(content, new Map(loaded.uses)),
      problemAt: (path: string) =>
        isMarking ? findings.find((finding) => finding.severity === "error" && finding.path === path)?.what : undefined,
    }),
    [content, shop, discounts, loaded.settled, loaded.uses, isMarking, findings],
  );

  const openPart = (part: Part | null) => {
    setOpen(part);
    setBranch(undefined);
  };
  const goTo = (path: string) => {
    setIsMarking(true);
    setBranch(undefined);
    jump(partOf(path), path);
  };
  const refused = (words: string) => shopify.toast.show(words, { isError: true });
  const askToPublish = () => {
    setIsMarking(true);
    if (isRefused(findings)) return refused("Not published: mend what the checks name");
    setIsPublishing(true);
  };
  const publish = async (knowledge: boolean) => {
    setIsPublishing(false);
    const revision = await draft.flush();
    if (revision === null) return refused("Not published: what you wrote could not be saved yet");
    const wish = { wish: "publish", revision, content: JSON.stringify(content), knowledge: knowledge ? "yes" : "no" };
    submit(wish, { method: "post" });
  };
  const discard = async () => {
    const revision = await draft.flush();
    if (revision !== null) submit({ wish: "discard", revision }, { method: "post" });
  };
  return (
    <QuizFormProvider value={form}>
      <EditorPage loaded={loaded} saving={draft.saving} onPublish={askToPublish} onDiscard={() => void discard()}>
        <BlockStack gap="400">
          <EmbedBanner embed={embed} isLive={quiz.state === "live"} />
          <OvertakenBanner
            what="quiz"
            content={content}
            draft={draft}
            keepCopy={(copy) => sendCopy(quiz.id, copy)}
            onTheirs={(theirs) => setContent(theirs)}
          />
          <Columns
            main={
              <QuizParts
                open={open}
                faulty={new Set(errors.map(({ path }) => partOf(path)))}
                place={place}
                brandColor={brandColor}
                timezone={shop.timezone}
                onOpen={openPart}
                onLook={setBranch}
                onChange={setContent}
              />
            }
            aside={
              <StayInSight>
                <PreviewCard
                  quizId={quiz.id}
                  quiz={content}
                  step={stepOf(open, content)}
                  branch={branch}
                  brandColor={brandColor}
                />
                <FindingsCard
                  findings={findings}
                  fine="Nothing to mend: every question and every result can be reached."
                  titleOf={(path) => titleOf(path, content)}
                  onJump={goTo}
                />
              </StayInSight>
            }
          />
        </BlockStack>
        {isPublishing && (
          <PublishModal
            state={quiz.state}
            published={published}
            content={content}
            isReady={loaded.isReady}
            onPublish={(knowledge) => void publish(knowledge)}
            onClose={() => setIsPublishing(false)}
          />
        )}
      </EditorPage>
    </QuizFormProvider>
  );
}
