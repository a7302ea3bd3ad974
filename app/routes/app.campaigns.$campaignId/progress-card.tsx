import { BlockStack, Card, InlineGrid, Link, ProgressBar, Text } from "@shopify/polaris";
import { TallyTable } from "~/components/campaigns/tally-table";
import type { Progressed } from "./progress.server";
import { SharesPicture } from "./shares-picture";

type Props = Pick<Progressed, "campaign" | "audience" | "settledPercent" | "shares" | "skipped" | "waiting">;

/** How far the campaign is: everybody of its audience in one of four ways, which add up to it. */
export function ProgressCard({ campaign, audience, settledPercent, shares, skipped, waiting }: Props) {
  const rows = `/app/campaigns/${campaign.id}/recipients`;
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd" id="how-far">
            How far it is
          </Text>
          <Text as="p" tone="subdued">
            Everybody who was in the audience when it began stands in one of these, {audience.toLocaleString("en-GB")}{" "}
            in all.
          </Text>
        </BlockStack>
        {campaign.state !== "finished" && campaign.state !== "cancelled" && (
          <BlockStack gap="100">
            <ProgressBar progress={settledPercent} size="small" ariaLabelledBy="how-far" />
            <Text as="p" tone="subdued">
              {settledPercent} % are settled. It goes on when you leave this page.
            </Text>
          </BlockStack>
        )}
        <SharesPicture shares={shares} audience={audience} />
        <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
          <TallyTable
            caption="The audience, by what became of it"
            heading="Shoppers"
            rows={shares.map(({ way, label, count }) => ({
              key: way,
              label: count > 0 ? <Link url={`${rows}?show=${way}`}>{label}</Link> : label,
              count,
            }))}
            total={{ label: "The whole audience", count: audience }}
          />
          <BlockStack gap="400">
            {waiting.length > 0 && (
              <TallyTable
                caption="Why some wait"
                heading="Shoppers"
                rows={waiting.map(({ words, until, count }) => ({
                  key: `${words} ${until}`,
                  label: until === null ? `Because ${words}` : `Because ${words}; the first of them until ${until}`,
                  count,
                }))}
              />
            )}
            {skipped.length > 0 && (
              <TallyTable
                caption="Why some get nothing"
                heading="Shoppers"
                rows={skipped.map(({ reason, words, count }) => ({
                  key: reason,
                  label: (
                    <Link url={`${rows}?show=skipped&reason=${encodeURIComponent(reason)}`}>{capital(words)}</Link>
                  ),
                  count,
                }))}
              />
            )}
          </BlockStack>
        </InlineGrid>
      </BlockStack>
    </Card>
  );
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
