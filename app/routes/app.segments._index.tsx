import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Badge, BlockStack, Card, InlineStack, Page, Text } from "@shopify/polaris";
import { calendarDay } from "~/components/dates";
import { NothingHere } from "~/components/nothing-here";
import { RecordLink } from "~/components/record-link";
import { RecordTable } from "~/components/record-table";
import { Sparkline } from "~/components/sparkline";
import { requireShop } from "~/doors/require-shop.server";
import { countBySegment, listDailyChanges, sizeHistory } from "~/domains/reports/index.server";
import { listSegments, sentence } from "~/domains/segments/index.server";

const days = 30;

export async function loader({ request }: LoaderFunctionArgs) {
  const { id, timezone } = await requireShop(request);
  const now = new Date();
  const since = new Date(now.getTime() - days * 86_400_000);
  const [segments, sizes, changes] = await Promise.all([
    listSegments(id),
    countBySegment(id),
    listDailyChanges(id, { timezone, since }),
  ]);
  return {
    segments: segments.map(({ id, name, description, definition, state }) => {
      const size = sizes.get(id) ?? 0;
      const history = sizeHistory(size, changes.get(id) ?? [], calendarDay(now, timezone), days);
      return {
        id,
        name,
        about: description || sentence(definition),
        isFilling: state === "filling",
        size,
        trend: history.map((day) => day.size),
      };
    }),
  };
}

export default function Segments() {
  const { segments } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Segments"
      subtitle="Who your shoppers are, and how that changes"
      primaryAction={{ content: "New segment", url: "/app/segments/new" }}
      secondaryActions={[{ content: "Ready-made segments", url: "/app/segments/library" }]}
    >
      <Card padding="0">
        <RecordTable
          resource={{ singular: "segment", plural: "segments" }}
          columns={[{ title: "Segment" }, { title: "Shoppers now", isNumber: true }, { title: "Last 30 days" }]}
          rows={segments.map((segment) => ({ id: String(segment.id), cells: cellsOf(segment) }))}
          empty={
            <NothingHere
              heading="Your segments appear when your history is read"
              action={{ content: "See how far it is", url: "/app" }}
            >
              Six of them come with the app: they say where each shopper stands, by their own rhythm of buying.
            </NothingHere>
          }
        />
      </Card>
    </Page>
  );
}

type SegmentView = ReturnType<typeof useLoaderData<typeof loader>>["segments"][number];

function cellsOf({ id, name, about, isFilling, size, trend }: SegmentView) {
  const change = size - (trend[0] ?? size);
  const words = change === 0 ? "unchanged" : `${change > 0 ? "+" : "−"}${Math.abs(change).toLocaleString("en-GB")}`;
  return [
    <BlockStack key="name">
      <InlineStack gap="200">
        <RecordLink url={`/app/segments/${id}`}>
          <Text as="span" fontWeight="semibold">
            {name}
          </Text>
        </RecordLink>
        {isFilling && <Badge tone="info">Being worked out</Badge>}
      </InlineStack>
      <Text as="span" tone="subdued">
        {about}
      </Text>
    </BlockStack>,
    size.toLocaleString("en-GB"),
    <InlineStack key="trend" gap="200" blockAlign="center" wrap={false}>
      <Sparkline values={trend} label={`${name} over the last 30 days: from ${trend[0] ?? size} to ${size}`} />
      <Text as="span" tone="subdued" numeric>
        {words}
      </Text>
    </InlineStack>,
  ];
}
