import { Badge, BlockStack, Card, InlineStack, List, Text } from "@shopify/polaris";
import type { viewEngagement, viewInterests } from "./view-interests";

/** What the shopper leans towards, as bars, and what they are about to do. */
export function Leanings({ interests }: { interests: ReturnType<typeof viewInterests> }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          What they like
        </Text>
        {(interests?.leanings.length ?? 0) === 0 && (
          <Text as="p" tone="subdued">
            Nothing yet. Orders, carts, looks at products and clicks tell it; one of 90 days ago weighs half.
          </Text>
        )}
        {interests?.leanings.map(({ dimension, title, rows }) => (
          <BlockStack key={dimension} gap="100">
            <Text as="h3" variant="headingSm">
              {title}
            </Text>
            <ul style={{ display: "grid", gap: "0.25rem", listStyle: "none", margin: 0, padding: 0 }}>
              {rows.map((row) => (
                <Bar key={row.name} {...row} />
              ))}
            </ul>
          </BlockStack>
        ))}
        {interests?.howTo && <Text as="p">{interests.howTo}</Text>}
        {interests?.ready && (
          <BlockStack gap="100">
            <InlineStack gap="200" blockAlign="center">
              <Text as="h3" variant="headingSm">
                Next step
              </Text>
              <Badge tone="success">{interests.ready.step}</Badge>
            </InlineStack>
            <Text as="p">Because</Text>
            <List>
              {interests.ready.because.map((words) => (
                <List.Item key={words}>{words}</List.Item>
              ))}
            </List>
          </BlockStack>
        )}
      </BlockStack>
    </Card>
  );
}

/** How engaged they are, and which part of it comes from what. */
export function EngagementCard({ engagement }: { engagement: ReturnType<typeof viewEngagement> }) {
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            Engagement score
          </Text>
          {engagement && <Badge {...(engagement.tone && { tone: engagement.tone })}>{engagement.level}</Badge>}
        </InlineStack>
        {!engagement && (
          <Text as="p" tone="subdued">
            Worked out for the first time tonight.
          </Text>
        )}
        {engagement && (
          <Text as="p" variant="headingLg" numeric>
            {engagement.score} of 100
          </Text>
        )}
        {engagement && engagement.parts.length > 0 && (
          <ul style={{ display: "grid", gap: "0.25rem", listStyle: "none", margin: 0, padding: 0 }}>
            {engagement.parts.map((part) => (
              <Bar key={part.name} {...part} />
            ))}
          </ul>
        )}
        <Text as="p" tone="subdued">
          As of last night, from what they did in half a year. What counts how much stands under Data, Scores.
        </Text>
      </BlockStack>
    </Card>
  );
}

/** A part of a whole as a bar, with its words beside it. */
function Bar({ name, percent, signs }: { name: string; percent: number; signs?: string }) {
  return (
    <li style={{ display: "grid", gap: "0.125rem" }}>
      <InlineStack align="space-between" gap="200" wrap={false}>
        <Text as="span" breakWord>
          {name}
        </Text>
        <Text as="span" numeric tone="subdued">
          {percent}%{signs && `, ${signs}`}
        </Text>
      </InlineStack>
      <svg aria-hidden="true" width="100%" height="6" preserveAspectRatio="none" viewBox="0 0 100 6">
        <rect width="100" height="6" fill="var(--p-color-bg-surface-secondary)" />
        <rect width={percent} height="6" fill="#2c6ecb" />
      </svg>
    </li>
  );
}
