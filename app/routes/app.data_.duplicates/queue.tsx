import { useFetcher } from "@remix-run/react";
import { Badge, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { NothingHere } from "~/components/nothing-here";
import { usePaging, type Page } from "~/components/paging";
import { RecordLink } from "~/components/record-link";
import { RecordTable } from "~/components/record-table";
import { useToast, type Told } from "~/components/use-toast";
import type { PairView } from "./view";

interface Props {
  pairs: Page<PairView>;
  /** Whether there has been a search at all. */
  hasSearched: boolean;
}

/** Pairs for somebody to look at, the surest first. */
export function Queue({ pairs, hasSearched }: Props) {
  return (
    <Card padding="0">
      <RecordTable
        resource={{ singular: "pair", plural: "pairs" }}
        columns={[
          { title: "Shoppers" },
          { title: "How sure" },
          { title: "Why", isText: true },
          { title: "Not the same", isPlain: true },
        ]}
        rows={pairs.rows.map((pair) => ({ id: pair.id, cells: cellsOf(pair) }))}
        empty={
          <NothingHere heading={hasSearched ? "Nobody seems to be here twice" : "Nobody has looked yet"}>
            {hasSearched
              ? "Every night all shoppers are compared. Who may be one person is shown here, side by side."
              : "The first search comes once your shop’s history is here, and then every night."}
          </NothingHere>
        }
        pagination={usePaging(pairs)}
      />
    </Card>
  );
}

function cellsOf(pair: PairView) {
  const [one, other] = pair.people;
  return [
    <BlockStack key="people">
      <RecordLink url={`/app/data/duplicates/${pair.id}`}>
        {one?.name ?? ""} and {other?.name ?? ""}
      </RecordLink>
      <Text as="span" tone="subdued" breakWord>
        {pair.people.map(({ email }) => email ?? "no address").join(" · ")}
      </Text>
    </BlockStack>,
    <InlineStack key="sure" gap="200" blockAlign="center">
      <span>{pair.confidence}</span>
      {pair.isSure && <Badge tone="success">Nearly certain</Badge>}
    </InlineStack>,
    pair.because,
    <Apart key="apart" pair={pair} />,
  ];
}

function Apart({ pair }: { pair: PairView }) {
  const fetcher = useFetcher<{ told: Told }>();
  useToast(fetcher.data?.told);
  const names = pair.people.map(({ name }) => name).join(" and ");
  return (
    <fetcher.Form method="post">
      <input type="hidden" name="wish" value="apart" />
      <input type="hidden" name="pairId" value={pair.id} />
      <Button submit loading={fetcher.state !== "idle"} accessibilityLabel={`${names} are not the same person`}>
        Not the same
      </Button>
    </fetcher.Form>
  );
}
