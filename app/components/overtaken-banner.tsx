import { useAppBridge } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Button, ButtonGroup } from "@shopify/polaris";
import { useState } from "react";
import type { Draft } from "./use-draft";

interface Props<Content> {
  /** What is being written: “message”. */
  what: string;
  content: Content;
  draft: Draft<Content>;
  /** Keeps one of the two as a copy. @returns why it could not be kept, or null */
  keepCopy(content: Content): Promise<{ problem: string | null }>;
  onTheirs(content: Content): void;
}

/** Somebody else saved meanwhile: whichever is gone on with, the other is kept as a copy. */
export function OvertakenBanner<Content>({ what, content, draft, keepCopy, onTheirs }: Props<Content>) {
  const [isBusy, setIsBusy] = useState(false);
  const shopify = useAppBridge();
  const { saving, adopt } = draft;
  if (saving.state !== "overtaken") return null;
  const { revision, theirs } = saving;
  const go = async (isMine: boolean) => {
    setIsBusy(true);
    const kept = await keepCopy(isMine ? theirs : content).catch(() => ({ problem: "it could not be kept" }));
    setIsBusy(false);
    if (kept.problem !== null) return shopify.toast.show(`Not done: ${kept.problem}`, { isError: true });
    adopt(revision, theirs);
    if (!isMine) onTheirs(theirs);
  };
  return (
    <Banner tone="warning" title={`Somebody else has changed this ${what} meanwhile`}>
      <BlockStack gap="200">
        <p>What you wrote is still here, but not saved. Choose what to go on with; the other is kept as a copy.</p>
        <ButtonGroup>
          <Button loading={isBusy} onClick={() => void go(true)}>
            Go on with mine
          </Button>
          <Button loading={isBusy} onClick={() => void go(false)}>
            Go on with theirs
          </Button>
        </ButtonGroup>
      </BlockStack>
    </Banner>
  );
}
