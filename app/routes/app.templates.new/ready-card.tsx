import { Form, useNavigation } from "@remix-run/react";
import { Badge, BlockStack, Button, Card, InlineStack, Link, Text } from "@shopify/polaris";
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
        <InlineStack gap="300" blockAlign="center">
          <Start templateKey={key} label={own === null ? `Use ${name}` : `Use ${name} once more`}>
            {own === null ? "Use it" : "Use it once more"}
          </Start>
          {own !== null && <Link url={`/app/templates/${own}`}>Open yours</Link>}
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

export function EmptyCard() {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          From nothing
        </Text>
        <Text as="p">An opening and a text, both empty. Add what else your message needs.</Text>
        <InlineStack>
          <Start templateKey="" label="Begin with nothing">
            Begin
          </Start>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

function Start({ templateKey, label, children }: { templateKey: string; label: string; children: string }) {
  const navigation = useNavigation();
  const isStarting = navigation.formData?.get("key") === templateKey;
  return (
    <Form method="post">
      <input type="hidden" name="key" value={templateKey} />
      <Button submit loading={isStarting} accessibilityLabel={label}>
        {children}
      </Button>
    </Form>
  );
}
