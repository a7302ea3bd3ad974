import { useNavigate } from "@remix-run/react";
import { Tabs } from "@shopify/polaris";

/** The pages of the settings, in the order in which a merchant comes to need them. */
const pages = [
  { id: "look", content: "Sender and look", url: "/app/settings" },
  { id: "domain", content: "Domain", url: "/app/settings/domain" },
  { id: "sending", content: "When we write", url: "/app/settings/sending" },
  { id: "consent", content: "Consent", url: "/app/settings/consent" },
  { id: "readers", content: "Topics", url: "/app/settings/readers" },
  { id: "results", content: "What counts", url: "/app/settings/results" },
  { id: "connections", content: "Connections", url: "/app/settings/connections" },
] as const;

/** Leads from one page of the settings to another. */
export function SettingsTabs({ here }: { here: (typeof pages)[number]["id"] }) {
  const navigate = useNavigate();
  return (
    <Tabs
      tabs={pages.map(({ id, content }) => ({ id, content, panelID: "settings" }))}
      selected={pages.findIndex(({ id }) => id === here)}
      onSelect={(at) => navigate(pages[at]?.url ?? "/app/settings")}
    />
  );
}
