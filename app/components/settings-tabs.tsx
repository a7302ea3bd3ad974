import { useNavigate } from "@remix-run/react";
import { PageTabs } from "./page-tabs";

/** The pages of the settings, in the order in which a merchant comes to need them. */
const pages = [
  { id: "look", content: "Sender", url: "/app/settings" },
  { id: "domain", content: "Domain", url: "/app/settings/domain" },
  { id: "sending", content: "Timing", url: "/app/settings/sending" },
  { id: "consent", content: "Consent", url: "/app/settings/consent" },
  { id: "readers", content: "Topics", url: "/app/settings/readers" },
  { id: "results", content: "Results", url: "/app/settings/results" },
  { id: "connections", content: "Connections", url: "/app/settings/connections" },
] as const;

/** Leads from one page of the settings to another. */
export function SettingsTabs({ here }: { here: (typeof pages)[number]["id"] }) {
  return <PageTabs label="Settings" pages={pages} here={here} onGo={useNavigate()} />;
}
