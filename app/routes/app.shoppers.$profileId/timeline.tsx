import { useSearchParams } from "@remix-run/react";
import { BlockStack, Card, InlineStack, Pagination, Select, Text } from "@shopify/polaris";
import { usePaging, type Page } from "~/components/paging";
import type { TimelineKind } from "~/domains/reports/model";
import type { viewEntry } from "./view";

const kinds: { value: TimelineKind | "all"; label: string }[] = [
  { value: "all", label: "Everything" },
  { value: "orders", label: "Orders" },
  { value: "baskets", label: "Carts and checkouts" },
  { value: "messages", label: "Messages" },
  { value: "segments", label: "Segments" },
  { value: "consent", label: "Consent" },
];

interface Props {
  kind: TimelineKind | "all";
  timeline: Page<ReturnType<typeof viewEntry>>;
}

/** What happened with the shopper, newest first. */
export function Timeline({ kind, timeline }: Props) {
  const [, setParams] = useSearchParams();
  const paging = usePaging(timeline);
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            What happened
          </Text>
          <Select
            label="Show"
            labelInline
            options={kinds}
            value={kind}
            onChange={(value) => setParams({ kind: value })}
          />
        </InlineStack>
        {timeline.rows.length === 0 && (
          <Text as="p" tone="subdued">
            Nothing of this kind is known.
          </Text>
        )}
        <BlockStack gap="300" as="ol">
          {timeline.rows.map(({ at, words }, i) => (
            <li
              key={i}
              style={{ display: "grid", gap: "0.25rem 1rem", gridTemplateColumns: "minmax(8.5rem, auto) 1fr" }}
            >
              <Text as="span" tone="subdued">
                {at}
              </Text>
              <Text as="span" breakWord>
                {words}
              </Text>
            </li>
          ))}
        </BlockStack>
        {paging && <Pagination {...paging} />}
      </BlockStack>
    </Card>
  );
}
