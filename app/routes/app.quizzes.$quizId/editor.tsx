import { BlockStack } from "@shopify/polaris";
import { useState } from "react";
import { Columns } from "~/components/columns";
import { EmbedBanner } from "~/components/embed-banner";
import { OvertakenBanner } from "~/components/overtaken-banner";
import { sendCopy } from "~/components/quiz-editor/ask";
import { QuizFormProvider } from "~/components/quiz-editor/form-context";
import { partOf, stepOf, type Part } from "~/components/quiz-editor/parts";
import type { Branch } from "~/components/quiz-editor/preview/answer";
import { QuizParts } from "~/components/quiz-editor/quiz-parts";
import { useJump } from "~/components/quiz-editor/use-jump";
import { useToast } from "~/components/use-toast";
import { Aside } from "./aside";
import { EditorPage } from "./editor-page";
import type { Loaded } from "./load.server";
import { PublishModal } from "./publish-modal";
import { usePublishing } from "./use-publishing";
import { useFields, useWriting, type Outcome } from "./use-writing";

/** Writes a quiz: its steps on one side, and on the other how shoppers see it. */
export function Editor({ loaded, done }: { loaded: Loaded; done: Outcome }) {
  const { quiz, embed } = loaded;
  const writing = useWriting(loaded, done);
  const { content, setContent, draft, findings } = writing;
  const [open, setOpen] = useState<Part | null>(null);
  const [branch, setBranch] = useState<Branch>(undefined);
  const [isMarking, setIsMarking] = useState(false);
  const { jump, place } = useJump(setOpen);
  const fields = useFields(loaded, writing, isMarking);
  const publishing = usePublishing(writing, () => setIsMarking(true));
  useToast(done?.told);

  const openPart = (part: Part | null) => {
    setOpen(part);
    setBranch(undefined);
  };
  const goTo = (path: string) => {
    setIsMarking(true);
    setBranch(undefined);
    jump(partOf(path), path);
  };
  const faulty = findings.filter(({ severity }) => severity === "error").map(({ path }) => partOf(path));
  return (
    <QuizFormProvider value={fields}>
      <EditorPage loaded={loaded} saving={draft.saving} onPublish={publishing.ask} onDiscard={publishing.discard}>
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
                faulty={new Set(faulty)}
                place={place}
                brandColor={loaded.brandColor}
                timezone={loaded.shop.timezone}
                onOpen={openPart}
                onLook={setBranch}
                onChange={setContent}
              />
            }
            aside={
              <Aside
                loaded={loaded}
                content={content}
                findings={findings}
                step={stepOf(open, content)}
                branch={branch}
                onJump={goTo}
              />
            }
          />
        </BlockStack>
        {publishing.isAsking && (
          <PublishModal
            state={quiz.state}
            published={loaded.published}
            content={content}
            isReady={loaded.isReady}
            onPublish={publishing.publish}
            onClose={publishing.leave}
          />
        )}
      </EditorPage>
    </QuizFormProvider>
  );
}
