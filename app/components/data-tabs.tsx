import { useNavigate } from "@remix-run/react";
import { Box, Select, Tabs, useBreakpoints } from "@shopify/polaris";

/** The pages about what is known of shoppers. */
const pages = [
  { id: "properties", content: "Properties", url: "/app/data" },
  { id: "behaviours", content: "What goes with buying", url: "/app/data/behaviours" },
  { id: "imports", content: "Imports", url: "/app/data/imports" },
  { id: "anomalies", content: "Anomalies", url: "/app/data/anomalies" },
  { id: "duplicates", content: "Duplicates", url: "/app/data/duplicates" },
  { id: "predictions", content: "Predictions", url: "/app/data/predictions" },
  { id: "scores", content: "Scores", url: "/app/data/scores" },
] as const;

/** Leads from one page about data to another. */
export function DataTabs({ here }: { here: (typeof pages)[number]["id"] }) {
  const navigate = useNavigate();
  const isNarrow = useBreakpoints().mdDown;
  const selected = pages.findIndex(({ id }) => id === here);
  const go = (at: number) => navigate(pages[at]?.url ?? "/app/data");
  if (!isNarrow) {
    return (
      <Tabs
        tabs={pages.map(({ id, content }) => ({ id, content, panelID: "data" }))}
        selected={selected}
        onSelect={go}
      />
    );
  }
  // On a phone the last tabs would be out of sight.
  return (
    <Box paddingInline={{ xs: "400", sm: "0" }}>
      <Select
        label="Page"
        options={pages.map(({ content }, at) => ({ label: content, value: String(at) }))}
        value={String(selected)}
        onChange={(at) => go(Number(at))}
      />
    </Box>
  );
}
