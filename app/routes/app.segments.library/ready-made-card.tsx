import { useFetcher } from "@remix-run/react";
import { Badge, BlockStack, Button, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { titleOfChoice } from "~/components/segment-builder/titles";
import { useToast, type Told } from "~/components/use-toast";
import { Expected } from "./expected";
import type { Estimated } from "./use-estimates";
import type { ReadyMadeView } from "./view";

/** One of the library: what it is for, whom it would have, and a button to add it. */
export function ReadyMadeCard({ segment, estimate }: { segment: ReadyMadeView; estimate: Estimated }) {
  const { name, goal, reason, message, sentence, query, addedAs } = segment;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h3" variant="headingMd">
            {addedAs === null ? name : <Link url={`/app/segments/${addedAs}`}>{name}</Link>}
          </Text>
          <Badge>{titleOfChoice(goal)}</Badge>
        </InlineStack>
        <Text as="p">{reason}</Text>
        <Text as="p">
          <Text as="span" fontWeight="semibold">
            What to write:
          </Text>{" "}
          {message}
        </Text>
        <Text as="p" tone="subdued" breakWord>
          {sentence}
        </Text>
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Expected name={name} query={query} estimated={estimate} />
          {addedAs === null ? <Add segment={segment} /> : <Badge tone="success">Added</Badge>}
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

function Add({ segment: { key, name, isAway } }: { segment: ReadyMadeView }) {
  const fetcher = useFetcher<{ told: Told }>();
  useToast(fetcher.data?.told);
  return (
    <fetcher.Form method="post">
      <input type="hidden" name="key" value={key} />
      <Button
        submit
        loading={fetcher.state !== "idle"}
        accessibilityLabel={isAway ? `Take ${name} back` : `Add ${name}`}
      >
        {isAway ? "Take back" : "Add"}
      </Button>
    </fetcher.Form>
  );
}
