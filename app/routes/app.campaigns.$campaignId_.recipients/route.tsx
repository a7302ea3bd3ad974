import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate, useSearchParams } from "@remix-run/react";
import { Card, InlineStack, Link, Page, Tabs, Text, Box } from "@shopify/polaris";
import { skippedWords } from "~/components/campaigns/reason-words";
import { ExportButton } from "~/components/export-button";
import { pageOf, readPage } from "~/components/paging";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { findCampaign } from "~/domains/campaigns/index.server";
import { listRecipients } from "~/domains/reports/index.server";
import type { RecipientView } from "~/domains/reports/model";
import { Serial } from "~/lib/serial";
import { RecipientTable } from "./recipient-table";
import { viewRecipient } from "./view";
import { readNarrowing } from "./wish";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const campaignId = Serial.safeParse(params["campaignId"]);
  const campaign = campaignId.success ? await findCampaign(shop.id, campaignId.data) : null;
  if (!campaign) throw notFound();
  const search = new URL(request.url).searchParams;
  const narrowing = readNarrowing(search);
  const { page, slice } = readPage(search);
  const rows = await listRecipients(shop.id, campaign.id, { ...slice, ...narrowing });
  return {
    campaign: { id: campaign.id, name: campaign.name },
    timezone: shop.timezone,
    view: narrowing.view,
    reason: narrowing.reason === undefined ? null : skippedWords(narrowing.reason),
    recipients: pageOf(
      page,
      rows.map((row) => viewRecipient(row, shop.timezone)),
    ),
  };
}

const tabs: { id: RecipientView; content: string }[] = [
  { id: "all", content: "All" },
  { id: "sent", content: "Sent" },
  { id: "waiting", content: "Waiting" },
  { id: "skipped", content: "Not sent" },
  { id: "failed", content: "Failed" },
];

export default function Recipients() {
  const { campaign, timezone, view, reason, recipients } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  return (
    <Page
      title={`Recipients of “${campaign.name}”`}
      subtitle={`Who was in the audience when it began, and what became of it. Times are those of ${timezone.replaceAll("_", " ")}`}
      backAction={{ content: campaign.name, url: `/app/campaigns/${campaign.id}` }}
      primaryAction={
        <ExportButton
          url={`/app/campaigns/${campaign.id}/export?${params}`}
          fileName={`recipients-${campaign.id}.csv`}
        />
      }
    >
      <Card padding="0">
        <Tabs
          tabs={tabs}
          selected={tabs.findIndex(({ id }) => id === view)}
          onSelect={(at) => navigate(`?show=${tabs[at]?.id ?? "all"}`)}
        />
        {reason !== null && (
          <Box padding="300">
            <InlineStack gap="200">
              <Text as="p">Only those of whom this is true: {reason}.</Text>
              <Link url={`/app/campaigns/${campaign.id}/recipients?show=skipped`}>Show all that were not sent</Link>
            </InlineStack>
          </Box>
        )}
        <RecipientTable campaignId={campaign.id} recipients={recipients} isNarrowed={view !== "all"} />
      </Card>
    </Page>
  );
}
