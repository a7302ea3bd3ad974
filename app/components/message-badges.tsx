import { Badge, Text } from "@shopify/polaris";
import type { ComponentProps } from "react";
import { standingOf, type FeedbackKind, type Standing } from "~/domains/feedback/model";
import type { MessageState } from "~/domains/messages/model";

type Tone = ComponentProps<typeof Badge>["tone"];

// What came of a message that was sent.
const standings: Record<Standing, { words: string; tone: Tone }> = {
  sent: { words: "Sent", tone: "info" },
  complained: { words: "Marked as spam", tone: "critical" },
  bounced: { words: "Came back", tone: "critical" },
  suppressed: { words: "Refused by Resend", tone: "critical" },
  failed: { words: "Failed at Resend", tone: "critical" },
  clicked: { words: "Clicked", tone: "success" },
  opened: { words: "Opened", tone: "success" },
  // That a machine looked at it says nothing of the shopper.
  scanned: { words: "Delivered", tone: "success" },
  delivered: { words: "Delivered", tone: "success" },
  delayed: { words: "Delayed", tone: "attention" },
};

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
  /** Where it stands and why, as `explainMessage` says it. */
  explained: string;
  feedback: FeedbackKind[];
}

/** Where a message stands, and, when it was not simply sent, why. */
export function MessageStatus({ state, explained, feedback }: Props) {
  if (state !== "sent") {
    const { words, tone } = stateBadges[state];
    // The badge says the beginning already.
    const why = /^(?:Waits,?|(?:Not sent|In doubt|Failed|Parked):) (.*)$/s.exec(explained)?.[1];
    return (
      <>
        <Toned tone={tone} words={words} />{" "}
        {why && (
          <Text as="span" tone="subdued">
            {why}
          </Text>
        )}
      </>
    );
  }
  const { words, tone } = standings[standingOf(feedback)];
  return (
    <>
      <Toned tone={tone} words={words} />{" "}
      {feedback.includes("scanned") && (
        <Text as="span" tone="subdued">
          {feedback.includes("clicked") ? "a machine followed links too" : "a machine followed its links"}
        </Text>
      )}
    </>
  );
}

function Toned({ tone, words }: { tone: Tone; words: string }) {
  return tone ? <Badge tone={tone}>{words}</Badge> : <Badge>{words}</Badge>;
}
