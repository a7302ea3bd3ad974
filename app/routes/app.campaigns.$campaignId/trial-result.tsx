import { BlockStack, Button, ButtonGroup, Card, DataTable, Text } from "@shopify/polaris";
import { useState } from "react";
import type { CampaignState } from "~/domains/campaigns/model";
import type { CountsView, Progressed } from "./progress.server";
import { StopModal } from "./stop-modal";

interface Props {
  trial: NonNullable<Progressed["trial"]>;
  state: CampaignState;
  isBusy: boolean;
  onWish(wish: "go-on" | "cancel"): void;
}

/** What the few did who got it first, beside all the others; while it is held, whether it goes on. */
export function TrialResult({ trial: { few, rest, goesOnByItself, until }, state, isBusy, onWish }: Props) {
  const [isStopping, setIsStopping] = useState(false);
  const isHeld = state === "holding";
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {isHeld ? "The trial is out: does it go on?" : "Trial and rest"}
        </Text>
        {isHeld && (
          <Text as="p">
            {goesOnByItself
              ? `It goes on by itself${until ? ` at ${until}` : ""}, unless you stop it.`
              : `It waits for your word${until ? `. You wanted to look at it until ${until}` : ""}.`}
          </Text>
        )}
        <DataTable
          columnContentTypes={["text", "numeric", "numeric"]}
          headings={["", "Trial", "The rest"]}
          rows={lines.map(({ label, of }) => [label, of(few), of(rest)])}
        />
        {isHeld && (
          <ButtonGroup>
            <Button variant="primary" disabled={isBusy} onClick={() => onWish("go-on")}>
              {`Go on: send it to the other ${rest.audience.toLocaleString("en-GB")}`}
            </Button>
            <Button tone="critical" disabled={isBusy} onClick={() => setIsStopping(true)}>
              Stop here
            </Button>
          </ButtonGroup>
        )}
        {isStopping && (
          <StopModal
            count={rest.waiting}
            onClose={() => setIsStopping(false)}
            onConfirm={() => {
              setIsStopping(false);
              onWish("cancel");
            }}
          />
        )}
      </BlockStack>
    </Card>
  );
}

const lines: readonly { label: string; of(counts: CountsView): string }[] = [
  { label: "Audience", of: ({ audience }) => number(audience) },
  { label: "Sent", of: ({ sent }) => number(sent) },
  { label: "Delivered", of: ({ delivered, sent }) => share(delivered, sent) },
  { label: "Clicked", of: ({ clicked, sent }) => share(clicked, sent) },
  { label: "Orders after a click", of: ({ orders }) => number(orders) },
  { label: "Worth", of: ({ revenue }) => revenue },
  { label: "Unsubscribed", of: ({ unsubscribed, sent }) => share(unsubscribed, sent) },
  { label: "Marked as spam", of: ({ complained, sent }) => share(complained, sent) },
  { label: "Not sent or failed", of: ({ skipped, failed }) => number(skipped + failed) },
];

function number(count: number): string {
  return count.toLocaleString("en-GB");
}

/** "12 (4.1 %)" of those it was sent to. */
function share(count: number, sent: number): string {
  if (sent === 0) return number(count);
  const rate = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 }).format((count / sent) * 100);
  return `${number(count)} (${rate} %)`;
}
