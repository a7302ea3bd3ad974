import { useNavigate, useSearchParams } from "@remix-run/react";
import { PageTabs } from "./page-tabs";

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
  const days = useSearchParams()[0].get("days");
  const go = (url: string) => navigate(days === null ? url : `${url}?days=${days}`);
  return <PageTabs label="Report" pages={pages} here={here} onGo={go} />;
}
