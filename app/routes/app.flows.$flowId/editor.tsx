import { BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { sendCopy } from "~/components/flow-editor/ask";
import { FlowFormProvider } from "~/components/flow-editor/form-context";
import { startPart } from "~/components/flow-editor/parts";
import { FlowTree } from "~/components/flow-editor/tree/flow-tree";
import { FlowTreeProvider } from "~/components/flow-editor/tree/tree-context";
import { useSteps } from "~/components/flow-editor/use-steps";
import { Columns } from "~/components/columns";
import { OvertakenBanner } from "~/components/overtaken-banner";
import { StayInSight } from "~/components/quiz-editor/stay-in-sight";
import { BuilderProvider } from "~/components/segment-builder/builder-context";
import { SendingProblem } from "~/components/sending-problem";
import { useToast } from "~/components/use-toast";
import { Aside } from "./aside";
import { EditorPage } from "./editor-page";
import type { Loaded } from "./load.server";
import { PublishModal } from "./publish-modal";
import { usePublishing } from "./use-publishing";
import { useForm, useWriting, type Outcome } from "./use-writing";

/** Writes a flow: its cards down the page, and beside them the fields of the one that is chosen. */
export function Editor({ loaded, done }: { loaded: Loaded; done: Outcome }) {
  const { flow, sending } = loaded;
  const writing = useWriting(loaded, done);
  const { content, setContent, draft } = writing;
  const [isMarking, setIsMarking] = useState(flow.version > 0);
  const { form, builder, people } = useForm(loaded, writing, isMarking);
  const { tree, chosen, leavePanel, undo } = useSteps(content, setContent, form.names);
  const publishing = usePublishing(writing, () => setIsMarking(true));
  useToast(done?.told);
  return (
    <BuilderProvider value={builder}>
      <FlowFormProvider value={form}>
        <FlowTreeProvider value={tree}>
          <EditorPage loaded={loaded} writing={writing} people={people} publishing={publishing}>
            <BlockStack gap="400">
              <SendingProblem {...sending} />
              <OvertakenBanner
                what="flow"
                content={writing.written}
                draft={draft}
                keepCopy={(copy) => sendCopy(flow.id, copy.content)}
                onTheirs={(theirs) => writing.setWritten(theirs)}
              />
              <Columns
                main={
                  <>
                    <FlowTree />
                    <Undo undo={undo} />
                  </>
                }
                aside={
                  <StayInSight>
                    <Aside
                      flowId={flow.id}
                      content={content}
                      names={form.names}
                      chosen={chosen}
                      problems={writing.problems}
                      onChange={setContent}
                      onLeave={leavePanel}
                      onJump={(step) => tree.choose(step === "" ? startPart : step)}
                    />
                  </StayInSight>
                }
              />
            </BlockStack>
            {publishing.isAsking && (
              <PublishModal
                flowId={flow.id}
                isOn={flow.isOn}
                published={loaded.published}
                people={people}
                onPublish={publishing.publish}
                onClose={publishing.leave}
              />
            )}
          </EditorPage>
        </FlowTreeProvider>
      </FlowFormProvider>
    </BuilderProvider>
  );
}

/** The way back after a step was removed. */
function Undo({ undo }: { undo: ReturnType<typeof useSteps>["undo"] }) {
  return (
    <div role="status">
      {undo && (
        <InlineStack gap="200" blockAlign="center">
          <Text as="span">{undo.words}</Text>
          <Button variant="plain" onClick={undo.undo}>
            Undo
          </Button>
        </InlineStack>
      )}
    </div>
  );
}
