import { Banner, BlockStack, Card, InlineGrid, InlineStack, Text } from "@shopify/polaris";
import { Figure } from "~/components/figure";
import { ConfirmButton } from "~/components/confirm-button";
import { useWish } from "./use-wish";
import type { SenderView } from "./view";

type Breaker = NonNullable<SenderView["breaker"]>;

/** How mail was taken in the last days, and whether sending pauses because of it. */
export function Reception({ breaker }: { breaker: Breaker }) {
  const { pausedFor, since } = breaker;
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          How your mail is taken
        </Text>
        {pausedFor && <Paused breaker={breaker} />}
        <InlineGrid columns={{ xs: 1, sm: 3 }} gap="400">
          <Figure as="h3" label="Messages sent" value={breaker.sent} />
          <Figure
            as="h3"
            label="Came back"
            value={breaker.bounceRate}
            period={counted(breaker.bounced)}
            how="Messages whose address does not exist. At 2 % of at least 200, sending pauses"
          />
          <Figure
            as="h3"
            label="Marked as spam"
            value={breaker.complaintRate}
            period={counted(breaker.complained)}
            how="At 0.06 %, and three or more, sending pauses"
          />
        </InlineGrid>
        <Text as="p" tone="subdued">
          Of what was sent since {since}.
        </Text>
      </BlockStack>
    </Card>
  );
}

function counted(count: number): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? "message" : "messages"}`;
}

const advice = {
  bounces:
    "Addresses that do not exist mostly come from an old or bought list. Look at the shoppers whose mail came back, and leave out who has not ordered or clicked for long.",
  complaints:
    "Who marks mail as spam did not expect it, or found no other way to stop it. Write less often, and only to shoppers who asked for it.",
} as const;

function Paused({ breaker }: { breaker: Breaker }) {
  const { submit, isBusy } = useWish();
  const { pausedFor, paused, mayResume, resumeFrom, bounceRate, complaintRate, sent } = breaker;
  if (!pausedFor) return null;
  const what =
    pausedFor === "bounces"
      ? `${bounceRate} of ${sent} messages came back`
      : `${complaintRate} of ${sent} messages were marked as spam`;
  return (
    <Banner tone="critical" title={`Sending is paused since ${paused}, because ${what}`}>
      <BlockStack gap="300">
        <p>
          {advice[pausedFor]} Mailbox providers and Resend shut out who goes on like this. Messages wait meanwhile; what
          has become too late is not sent.
        </p>
        {mayResume ? (
          <InlineStack>
            <ConfirmButton
              label="Resume sending"
              question="Resume sending?"
              button={{ variant: "primary", loading: isBusy }}
              onConfirm={() => submit({ wish: "resume" })}
            >
              The rates are counted anew from now, and sending begins slowly. If as much comes back again, it pauses
              again.
            </ConfirmButton>
          </InlineStack>
        ) : (
          <p>You can resume from {resumeFrom} on, so that what is on its way can come back first.</p>
        )}
      </BlockStack>
    </Banner>
  );
}
