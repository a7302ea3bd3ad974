import { useNavigate, useSearchParams } from "@remix-run/react";
import { Box, Select, Tabs, useBreakpoints } from "@shopify/polaris";

/** The reports, in the order in which a merchant comes to ask for them. */
const pages = [
  { id: "overview", content: "Overview", url: "/app/reports" },
  { id: "segments", content: "Segments", url: "/app/reports/segments" },
  { id: "messages", content: "Messages", url: "/app/reports/messages" },
  { id: "flows", content: "Flows", url: "/app/reports/flows" },
  { id: "campaigns", content: "Campaigns", url: "/app/reports/campaigns" },
  { id: "quizzes", content: "Quizzes", url: "/app/reports/quizzes" },
  { id: "cohorts", content: "Cohorts", url: "/app/reports/cohorts" },
  { id: "compare", content: "Compare", url: "/app/reports/compare" },
  { id: "learnings", content: "Learnings", url: "/app/reports/learnings" },
] as const;

/** Leads from one report to another; the period stays what it is. */
export function ReportTabs({ here }: { here: (typeof pages)[number]["id"] }) {
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const isNarrow = useBreakpoints().mdDown;
  const days = params.get("days");
  const selected = pages.findIndex(({ id }) => id === here);
  const go = (at: number) => navigate(`${pages[at]?.url ?? "/app/reports"}${days === null ? "" : `?days=${days}`}`);
  if (!isNarrow) {
    return (
      <Tabs
        tabs={pages.map(({ id, content }) => ({ id, content, panelID: "report" }))}
        selected={selected}
        onSelect={go}
      />
    );
  }
  // On a phone the last tabs would be out of sight.
  return (
    <Box paddingInline={{ xs: "400", sm: "0" }}>
      <Select
        label="Report"
        options={pages.map(({ content }, at) => ({ label: content, value: String(at) }))}
        value={String(selected)}
        onChange={(at) => go(Number(at))}
      />
    </Box>
  );
}
