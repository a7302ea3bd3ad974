import {
  Banner,
  BlockStack,
  Button,
  ButtonGroup,
  Card,
  Checkbox,
  InlineStack,
  SkeletonBodyText,
  Text,
} from "@shopify/polaris";
import { useState } from "react";
import type { PreviewAnswer } from "~/components/template-editor/question";
import { MailFrame } from "~/components/template-editor/mail-frame";
import type { Preview } from "./use-preview";

const views = [
  { view: "desktop", label: "Desktop" },
  { view: "phone", label: "Phone" },
  { view: "text", label: "Text" },
] as const;
type View = (typeof views)[number]["view"];

/** The message as it looks: in an inbox, on a wide or a narrow screen, in the dark, and as plain text. */
export function PreviewCard({ preview, from }: { preview: Preview; from: string }) {
  const [view, setView] = useState<View>("desktop");
  const [isDark, setIsDark] = useState(false);
  const { answer, isStale, hasFailed } = preview;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            Preview
          </Text>
          <InlineStack gap="300" blockAlign="center">
            <ButtonGroup variant="segmented">
              {views.map(({ view: one, label }) => (
                <Button key={one} size="slim" pressed={one === view} onClick={() => setView(one)}>
                  {label}
                </Button>
              ))}
            </ButtonGroup>
            <Checkbox label="Dark" checked={isDark} disabled={view === "text"} onChange={setIsDark} />
          </InlineStack>
        </InlineStack>
        {hasFailed && (
          <Banner tone="warning">
            <p>The preview did not come. It is asked for again as soon as something changes.</p>
          </Banner>
        )}
        <div aria-busy={isStale} style={{ opacity: isStale && answer ? 0.7 : 1 }}>
          {answer ? <Shown answer={answer} from={from} view={view} isDark={isDark} /> : <SkeletonBodyText lines={8} />}
        </div>
      </BlockStack>
    </Card>
  );
}

function Shown({ answer, from, view, isDark }: { answer: PreviewAnswer; from: string; view: View; isDark: boolean }) {
  if (answer.outcome === "wrong") return <Banner tone="critical">{answer.problem}</Banner>;
  if (answer.outcome === "impossible") {
    return (
      <Banner tone="warning" title="It would not be sent to this shopper">
        <p>{answer.reason}.</p>
      </Banner>
    );
  }
  const { subject, html, text } = answer.rendered;
  return (
    <BlockStack gap="300">
      <InboxLine from={from} subject={subject} preheader={answer.preheader} />
      {view === "text" ? (
        <PlainText text={text} />
      ) : (
        <MailFrame html={html} isPhone={view === "phone"} isDark={isDark} />
      )}
    </BlockStack>
  );
}

/** How the message stands in a list of mails. */
function InboxLine({ from, subject, preheader }: { from: string; subject: string; preheader: string }) {
  return (
    <div
      role="group"
      aria-label="In the inbox"
      style={{
        border: "var(--p-border-width-025) solid var(--p-color-border)",
        borderRadius: "var(--p-border-radius-200)",
        padding: "var(--p-space-200) var(--p-space-300)",
      }}
    >
      <Text as="p" fontWeight="semibold" truncate>
        {from}
      </Text>
      <Text as="p" truncate>
        {subject || "No subject"}
      </Text>
      <Text as="p" tone="subdued" truncate>
        {preheader}
      </Text>
    </div>
  );
}

function PlainText({ text }: { text: string }) {
  return (
    <pre
      tabIndex={0}
      aria-label="The text version"
      style={{ fontSize: 13, maxHeight: 640, overflow: "auto", overflowWrap: "anywhere", whiteSpace: "pre-wrap" }}
    >
      {text}
    </pre>
  );
}
