import { Badge, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { UseReady } from "~/components/beginning/start";
import { titleOfChoice } from "~/components/segment-builder/titles";
import { MailFrame } from "~/components/template-editor/mail-frame";
import type { Content } from "~/domains/templates";
import type { Goal } from "~/domains/segments/model";
import { usePicture } from "./use-picture";

interface Ready {
  key: string;
  name: string;
  goal: Goal;
  why: string;
  content: Content;
  /** The shop's own template of it; null while there is none. */
  own: number | null;
}

/** A message that is ready: how it looks, what it is for, and a button to begin with it. */
export function ReadyCard({ ready: { key, name, goal, why, content, own } }: { ready: Ready }) {
  const { place, html } = usePicture(content);
  return (
    <Card>
      <BlockStack gap="300">
        <div ref={place} style={{ height: 260, overflow: "hidden" }}>
          {html !== null && (
            <MailFrame html={html} isPhone={false} isDark={false} height={260} title={`${name}: how it looks`} />
          )}
        </div>
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {name}
          </Text>
          <Badge>{titleOfChoice(goal)}</Badge>
        </InlineStack>
        <Text as="p">{why}</Text>
        <UseReady ready={{ key, name }} url={own === null ? null : `/app/templates/${own}`} />
      </BlockStack>
    </Card>
  );
}
