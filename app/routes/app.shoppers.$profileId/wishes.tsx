import { BlockStack, Card, Text } from "@shopify/polaris";
import { formatDay } from "~/components/dates";
import type { Preferences, Topic } from "~/domains/consent/model";

/** What somebody chose on the preference page, in sentences; none when she chose nothing. */
export function describeWishes(
  { deniedTopics, leastDaysBetween, pausedUntil, countsOpens }: Preferences,
  topics: readonly Topic[],
  { now, timezone }: { now: Date; timezone: string },
): string[] {
  const nameOf = (key: string) => topics.find((topic) => topic.key === key)?.name ?? key;
  const denied = deniedTopics.map((key) => `“${nameOf(key)}”`);
  return [
    pausedUntil && pausedUntil > now ? `No mail until ${formatDay(pausedUntil, timezone)}: they asked for a pause` : "",
    leastDaysBetween === null ? "" : `At most one mail in ${leastDaysBetween} days`,
    denied.length > 0 ? `Nothing about ${new Intl.ListFormat("en").format(denied)}` : "",
    countsOpens ? "It may be noted that they open mails" : "",
  ].filter((sentence) => sentence !== "");
}

export function Wishes({ wishes }: { wishes: string[] }) {
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          What they asked for
        </Text>
        {wishes.length === 0 && (
          <Text as="p" tone="subdued">
            Nothing yet. Every mail leads to a page where shoppers choose topics, how often, and a pause.
          </Text>
        )}
        {wishes.map((wish) => (
          <Text key={wish} as="p" breakWord>
            {wish}
          </Text>
        ))}
      </BlockStack>
    </Card>
  );
}
