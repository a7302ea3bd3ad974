import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { formatDay } from "~/components/dates";
import { useToast, type Told } from "~/components/use-toast";
import type { ToldMerge } from "~/domains/duplicates/index.server";

export function viewJoined({ id, otherName, otherEmail, mergedAt, isAutomatic, state }: ToldMerge, timezone: string) {
  return {
    id,
    name: otherEmail && otherEmail !== otherName ? `${otherName}, ${otherEmail}` : otherName,
    when: `${mergedAt ? formatDay(mergedAt, timezone) : ""}${isAutomatic ? ", by itself" : ""}`,
    isUndoing: state === "undo_asked",
  };
}

type Joined = ReturnType<typeof viewJoined>;

/** Who was merged into this shopper here, each with the way back; nothing for most. */
export function MergedFrom({ merges }: { merges: Joined[] }) {
  if (merges.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Merged from
        </Text>
        {merges.map((merge) => (
          <One key={merge.id} merge={merge} />
        ))}
      </BlockStack>
    </Card>
  );
}

function One({ merge }: { merge: Joined }) {
  const fetcher = useFetcher<{ told: Told }>();
  useToast(fetcher.data?.told);
  return (
    <fetcher.Form method="post" action="/app/data/duplicates">
      <input type="hidden" name="wish" value="undo" />
      <input type="hidden" name="mergeId" value={merge.id} />
      <InlineStack gap="200" align="space-between" blockAlign="center">
        <BlockStack>
          <Text as="span" breakWord>
            {merge.name}
          </Text>
          <Text as="span" tone="subdued">
            {merge.when}
          </Text>
        </BlockStack>
        <Button
          submit
          disabled={merge.isUndoing}
          loading={fetcher.state !== "idle"}
          accessibilityLabel={`Undo the merge of ${merge.name}`}
        >
          {merge.isUndoing ? "Being undone" : "Undo"}
        </Button>
      </InlineStack>
    </fetcher.Form>
  );
}
