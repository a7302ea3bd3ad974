import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Box, InlineStack, Page, Text } from "@shopify/polaris";
import { ExportButton } from "~/components/export-button";
import { DiagnosisCard } from "~/components/insights/diagnosis-card";
import { PeriodSelect } from "~/components/period-select";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { DayCharts } from "./day-charts";
import { Difference } from "./difference";
import { loadReport, type LoadedReport } from "./load.server";
import { Outcome } from "./outcome";
import { Related } from "./related";
import { Timing } from "./timing";
import { Value } from "./value";
import { standWords } from "./tables";
import { VersionSelect } from "./version-select";
import { dayWords } from "./words";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const report = await loadReport(shop, params["segmentId"], new URL(request.url).searchParams, new Date());
  if (!report) throw notFound();
  return report;
}

export default function SegmentReport() {
  const report = useLoaderData<typeof loader>();
  const { segment, figures, period, currency } = report;
  const { version } = figures;
  const asked = version ? `version=${version.version}` : `days=${period.length}`;
  return (
    <Page
      title={segment.name}
      subtitle="Did it make a difference?"
      backAction={{ content: "Reports on segments", url: "/app/reports/segments" }}
      secondaryActions={[{ content: "The segment itself", url: `/app/segments/${segment.id}` }]}
      fullWidth
    >
      <BlockStack gap="400">
        <Box paddingInline={{ xs: "400", sm: "0" }}>
          <InlineStack align="space-between" blockAlign="end" gap="300">
            <InlineStack gap="300" blockAlign="end">
              {!version && <PeriodSelect period={period} />}
              <VersionSelect versions={figures.versions} chosen={version?.version ?? null} />
            </InlineStack>
            <ExportButton
              url={`/app/reports/segments/${segment.id}/export?${asked}`}
              fileName={`segment-${segment.id}.csv`}
            />
          </InlineStack>
        </Box>
        <Box paddingInline={{ xs: "400", sm: "0" }}>
          <Text as="p" tone="subdued">
            {aboutWords(report)}
          </Text>
        </Box>
        <Outcome totals={figures.totals} avoided={figures.avoided} windowDays={report.windowDays} />
        <Difference totals={figures.totals} lifts={figures.lifts} currency={currency} windowDays={report.windowDays} />
        <DiagnosisCard segmentId={segment.id} />
        <DayCharts history={figures.history} currency={currency} timezone={report.timezone} />
        <Value value={figures.value} currency={currency} />
        <Timing times={figures.times} crossSell={figures.crossSell} currency={currency} />
        <Related report={report} />
      </BlockStack>
    </Page>
  );
}

/** Of when the figures are, and whether they can still change. */
function aboutWords({ figures: { version, span }, timezone, addedUpAt }: LoadedReport): string {
  const when = `${dayWords(span.from)} to ${dayWords(span.until)}, by the days of ${timezone.replaceAll("_", " ")}`;
  const added = addedUpAt === null ? "Nothing was added up yet" : `Added up ${addedUpAt}`;
  if (!version) return `${when}. ${added}; today is not over yet.`;
  const stands = version.isFinal ? "Its figures are final: nothing that comes later changes them" : standWords(version);
  return `Version ${version.version}, ${when}. ${stands}. ${added}.`;
}
