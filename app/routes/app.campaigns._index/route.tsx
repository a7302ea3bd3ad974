import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate, useSearchParams, type ClientActionFunctionArgs } from "@remix-run/react";
import { BlockStack, Card, Page, Tabs } from "@shopify/polaris";
import { z } from "zod";
import { AwayTable } from "~/components/away-table";
import { attempt, unlessFailed } from "~/components/attempt";
import { stateWords } from "~/components/campaigns/state-words";
import { pageIn, pageOf, readPage } from "~/components/paging";
import { parseForm } from "~/doors/parse-form.server";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { incomplete, refuse, tell } from "~/doors/tell.server";
import { takeBackCampaign } from "~/domains/campaigns/index.server";
import { Serial } from "~/lib/serial";
import type { CalendarDay } from "./calendar";
import { CalendarStrip } from "./calendar-strip";
import { CampaignTable } from "./campaign-table";
import { listAwayRows, loadCampaigns, type CampaignRow } from "./rows.server";
import { useResults } from "./use-results";
import { readWish, type CampaignView } from "./wish";

export async function loader({ request }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const params = new URL(request.url).searchParams;
  const { view, shift } = readWish(params);
  if (view === "away") return { view, shift, rows: pageIn(params, await listAwayRows(shop)) };
  const { page, slice } = readPage(params);
  const { weeks, rows, hasAny } = await loadCampaigns(shop, { view, shift, slice }, new Date());
  return { view, shift, timezone: shop.timezone, weeks, rows: pageOf(page, rows), hasAny };
}

const Wish = z.strictObject({ campaignId: Serial });

export async function action({ request }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const form = await parseForm(request, Wish);
  if (!form.ok) return refuse(incomplete);
  const taken = await takeBackCampaign(shop.id, form.data.campaignId);
  if (taken.outcome === "missing") throw notFound();
  if (taken.outcome === "not_now") {
    return refuse(`Not taken back: it stands at “${stateWords[taken.campaign.state]}”`);
  }
  return tell("Taken back");
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

const tabs: { id: CampaignView; content: string }[] = [
  { id: "all", content: "All" },
  { id: "drafts", content: "Drafts" },
  { id: "scheduled", content: "Scheduled" },
  { id: "running", content: "Under way" },
  { id: "done", content: "Done" },
  { id: "away", content: "Put away" },
];

export default function Campaigns() {
  const shown = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const [, setParams] = useSearchParams();
  const results = useResults(shown.view === "away" ? [] : begunIn(shown));
  const shiftTo = (shift: number) =>
    setParams(
      (former) => {
        const next = new URLSearchParams(former);
        if (shift === 0) next.delete("weeks");
        else next.set("weeks", String(shift));
        return next;
      },
      { preventScrollReset: true },
    );
  return (
    <Page
      title="Campaigns"
      subtitle="What is sent once, to whom, and what came of it"
      primaryAction={{ content: "New campaign", url: "/app/campaigns/new" }}
    >
      <BlockStack gap="400">
        {shown.view !== "away" && shown.hasAny && (
          <Card>
            <CalendarStrip
              weeks={shown.weeks}
              results={results}
              timezone={shown.timezone}
              shift={shown.shift}
              onShift={shiftTo}
            />
          </Card>
        )}
        <Card padding="0">
          <Tabs
            tabs={tabs}
            selected={tabs.findIndex(({ id }) => id === shown.view)}
            onSelect={(at) => navigate(at === 0 ? "/app/campaigns" : `?show=${tabs[at]?.id ?? "all"}`)}
          />
          {shown.view === "away" ? (
            <AwayTable
              rows={shown.rows}
              resource={{ singular: "campaign", plural: "campaigns" }}
              {...{ title: "Campaign", field: "campaignId", url: "/app/campaigns" }}
            >
              A campaign that you put away stands here. What was sent of it stays in your reports, and you can take it
              back.
            </AwayTable>
          ) : (
            <CampaignTable rows={shown.rows} results={results} isNarrowed={shown.view !== "all"} />
          )}
        </Card>
      </BlockStack>
    </Page>
  );
}

/** The campaigns in sight that have begun, each once. */
function begunIn({ weeks, rows }: { weeks: CalendarDay[][]; rows: { rows: CampaignRow[] } }): number[] {
  const entries = weeks.flat().flatMap((day) => day.entries);
  return [...new Set([...rows.rows, ...entries].filter(({ hasBegun }) => hasBegun).map(({ id }) => id))];
}
