import { useNavigate } from "@remix-run/react";
import { PageTabs } from "./page-tabs";

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
  return <PageTabs label="Page" pages={pages} here={here} onGo={useNavigate()} />;
}
