import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Badge, BlockStack, Card, Page, Text } from "@shopify/polaris";
import { z } from "zod";
import { calendarDay } from "~/components/dates";
import { pageOf, readPage } from "~/components/paging";
import { progressOf, SegmentProgress } from "~/components/segment-progress";
import { notFound, requireShop } from "~/doors/require-shop.server";
import {
  countBySegment,
  findSegmentResult,
  listDailyChanges,
  listMembers,
  sizeHistory,
} from "~/domains/reports/index.server";
import { compareVersions, findSegment, listVersions, sentence } from "~/domains/segments/index.server";
import { Advice } from "./advice";
import { Members } from "./members";
import { Results } from "./results";
import { SizeHistory } from "./size-history";
import { Versions } from "./versions";
import { viewMember, viewResult } from "./view";
import { viewVersions } from "./view-versions";

const days = 90;
const SegmentId = z.string().regex(/^\d{1,9}$/);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const { id: shopId, timezone } = shop;
  const segmentId = SegmentId.safeParse(params["segmentId"]);
  const segment = segmentId.success ? await findSegment(shopId, Number(segmentId.data)) : null;
  if (!segment) throw notFound();
  const now = new Date();
  const { page, slice } = readPage(new URL(request.url).searchParams);
  const since = new Date(now.getTime() - days * 86_400_000);
  const [sizes, changes, members, result, versions] = await Promise.all([
    countBySegment(shopId),
    listDailyChanges(shopId, { timezone, since, segmentId: segment.id }),
    listMembers(shopId, segment.id, slice),
    findSegmentResult(shopId, segment.id),
    listVersions(shopId, segment.id),
  ]);
  const size = sizes.get(segment.id) ?? 0;
  return {
    id: segment.id,
    progress: progressOf(segment, now),
    name: segment.name,
    description: segment.description,
    sentence: sentence(segment.definition),
    isFilling: segment.state === "filling",
    size,
    history: sizeHistory(size, changes.get(segment.id) ?? [], calendarDay(now, timezone), days),
    members: pageOf(
      page,
      members.map((member) => viewMember(member, shop)),
    ),
    versions: viewVersions(compareVersions(versions), timezone),
    result: viewResult(result, shop),
    timezone,
  };
}

export default function Segment() {
  const { id, progress, name, description, sentence, isFilling, size, history, members, versions, result, timezone } =
    useLoaderData<typeof loader>();
  const badge = isFilling ? (
    <Badge tone="info">Being worked out</Badge>
  ) : (
    <Badge>{`${size.toLocaleString("en-GB")} ${size === 1 ? "shopper" : "shoppers"} now`}</Badge>
  );
  return (
    <Page
      title={name}
      titleMetadata={badge}
      backAction={{ content: "Segments", url: "/app/segments" }}
      primaryAction={{ content: "Edit", url: `/app/segments/${id}/edit` }}
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
          </BlockStack>
        </Card>
        <SizeHistory history={history} timezone={timezone} />
        <Results result={result} />
        <Advice segmentId={id} />
        <Members segmentId={id} members={members} />
        <Versions versions={versions} />
      </BlockStack>
    </Page>
  );
}
