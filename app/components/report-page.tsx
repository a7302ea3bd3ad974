import { useSearchParams } from "@remix-run/react";
import { BlockStack, Box, InlineStack, Link, Page, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { Period } from "~/lib/report-period";
import { ExportButton } from "./export-button";
import { PeriodSelect } from "./period-select";
import { ReportTabs } from "./report-tabs";

interface Props {
  here: Parameters<typeof ReportTabs>[0]["here"];
  /** The question that the report answers. */
  question: string;
  /** Absent where the report is not about a period. */
  period?: Period;
  /** What else the report is chosen by, beside the period. */
  choices?: ReactNode;
  /** Where its table is to be had as a file; the address's own choices go with it. */
  file?: { url: string; name: string };
  children: ReactNode;
}

/** The frame of every report: which one, of when, and how its table leaves as a file. */
export function ReportPage({ here, question, period, choices, file, children }: Props) {
  const [params] = useSearchParams();
  return (
    <Page title="Reports" subtitle={question} fullWidth>
      <BlockStack gap="400">
        <ReportTabs here={here} />
        <Box paddingInline={{ xs: "400", sm: "0" }}>
          <InlineStack align="space-between" blockAlign="end" gap="300">
            <InlineStack gap="300" blockAlign="end">
              {period && <PeriodSelect period={period} />}
              {choices}
            </InlineStack>
            {file && <ExportButton url={`${file.url}?${chosenIn(params)}`} fileName={`${file.name}.csv`} />}
          </InlineStack>
        </Box>
        {children}
        <Box paddingInline={{ xs: "400", sm: "0" }} paddingBlockEnd="400">
          <Text as="p" tone="subdued">
            <Link url="/app/reports/counting">What each figure means, and how it is counted</Link>
          </Text>
        </Box>
      </BlockStack>
    </Page>
  );
}

/** What a file is asked for with: the report's choices, and nothing that Shopify put into the address. */
function chosenIn(params: URLSearchParams): string {
  const chosen = new URLSearchParams();
  for (const name of ["days", "sort", "show", "a", "b"]) {
    const value = params.get(name);
    if (value !== null) chosen.set(name, value);
  }
  return chosen.toString();
}
