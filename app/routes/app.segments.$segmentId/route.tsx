import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Badge, BlockStack, Card, Link, Page, Text } from "@shopify/polaris";
import { CompareCard } from "~/components/experiments/compare-card";
import { DiagnosisCard } from "~/components/insights/diagnosis-card";
import { SegmentProgress } from "~/components/segment-progress";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { Serial } from "~/lib/serial";
import { Advice } from "./advice";
import { loadSegment } from "./load.server";
import { Members } from "./members";
import { Results } from "./results";
import { SizeHistory } from "./size-history";
import { UsedBy } from "./used-by";
import { Versions } from "./versions";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const segmentId = Serial.safeParse(params["segmentId"]);
  const asked = new URL(request.url).searchParams;
  const shown = segmentId.success ? await loadSegment(shop, segmentId.data, asked, new Date()) : null;
  if (!shown) throw notFound();
  return shown;
}

export default function Segment() {
  const shown = useLoaderData<typeof loader>();
  const { id, progress, name, description, sentence, parent, filling, size, history, members, versions } = shown;
  const badge = filling ? (
    <Badge tone="info">Being worked out</Badge>
  ) : (
    <Badge>{`${size.toLocaleString("en-GB")} ${size === 1 ? "shopper" : "shoppers"} now`}</Badge>
  );
  return (
    <Page
      title={name}
      titleMetadata={badge}
      backAction={{ content: "Segments", url: "/app/segments" }}
      primaryAction={{ content: "Send them something", url: `/app/campaigns/new?segment=${id}` }}
      secondaryActions={[
        { content: "Edit", url: `/app/segments/${id}/edit` },
        { content: "Report", url: `/app/reports/segments/${id}` },
        { content: "Times", url: `/app/segments/${id}/times` },
        { content: "New from this one", url: `/app/segments/new?from=${id}` },
        { content: "Show in Shopify", url: `/app/segments/${id}/shopify` },
        { content: "New part of this one", url: `/app/segments/new?parent=${id}` },
      ]}
    >
      <BlockStack gap="400">
        <SegmentProgress progress={progress} />
        <Card>
          <BlockStack gap="200">
            <Text as="p" variant="headingMd">
              {sentence}
            </Text>
            {description && (
              <Text as="p" tone="subdued">
                {description}
              </Text>
            )}
            <UsedBy uses={shown.uses} />
            {parent && (
              <Text as="p">
                Part of <Link url={`/app/segments/${parent.id}`}>{parent.name}</Link>
              </Text>
            )}
          </BlockStack>
        </Card>
        <SizeHistory history={history} timezone={shown.timezone} day={filling && filling.day} />
        <Results result={shown.result} />
        <Advice segmentId={id} isReady={progress === null} />
        <DiagnosisCard segmentId={id} />
        <CompareCard subject={{ kind: "segment", id, step: null }} />
        <Members segmentId={id} members={members} filling={filling} />
        <Versions versions={versions} />
      </BlockStack>
    </Page>
  );
}
