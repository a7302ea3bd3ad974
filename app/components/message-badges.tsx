import { Badge, InlineStack, Text } from "@shopify/polaris";
import type { ComponentProps } from "react";
import type { FeedbackKind } from "~/domains/feedback/model";
import type { MessageState } from "~/domains/messages/model";
import { describeMessage } from "./reasons";

type Tone = ComponentProps<typeof Badge>["tone"];

// Of everything that came of a message, what says most.
const telling: { kind: FeedbackKind; words: string; tone: Tone }[] = [
  { kind: "complained", words: "Marked as spam", tone: "critical" },
  { kind: "bounced", words: "Came back", tone: "critical" },
  { kind: "suppressed", words: "Refused by Resend", tone: "critical" },
  { kind: "failed", words: "Failed at Resend", tone: "critical" },
  { kind: "clicked", words: "Clicked", tone: "success" },
  { kind: "opened", words: "Opened", tone: "success" },
  { kind: "delivered", words: "Delivered", tone: "success" },
  { kind: "delayed", words: "Delayed", tone: "attention" },
];

const stateBadges: Record<Exclude<MessageState, "sent">, { words: string; tone: Tone }> = {
  queued: { words: "Waiting", tone: "info" },
  sending: { words: "Being sent", tone: "info" },
  in_doubt: { words: "In doubt", tone: "warning" },
  skipped: { words: "Not sent", tone: undefined },
  failed: { words: "Failed", tone: "critical" },
  parked: { words: "Parked", tone: "warning" },
};

interface Props {
  state: MessageState;
  reason: string | null;
  feedback: FeedbackKind[];
}

/** Where a message stands, and, when it was not simply sent, why. */
export function MessageStatus({ state, reason, feedback }: Props) {
  if (state !== "sent") {
    const { words, tone } = stateBadges[state];
    return (
      <InlineStack gap="200" blockAlign="center">
        <Toned tone={tone} words={words} />
        {state !== "queued" && state !== "sending" && (
          <Text as="span" tone="subdued">
            {describeMessage(state, reason).replace(/^(Not sent|In doubt|Failed|Parked): /, "")}
          </Text>
        )}
      </InlineStack>
    );
  }
  const { words, tone } = telling.find(({ kind }) => feedback.includes(kind)) ?? {
    words: "Sent",
    tone: "info" as const,
  };
  return <Toned tone={tone} words={words} />;
}

function Toned({ tone, words }: { tone: Tone; words: string }) {
  return tone ? <Badge tone={tone}>{words}</Badge> : <Badge>{words}</Badge>;
}
