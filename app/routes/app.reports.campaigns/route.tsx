import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { NothingHere } from "~/components/nothing-here";
import { ResultPage } from "~/components/reports/result-page";
import { requireShop } from "~/doors/require-shop.server";
import { readPeriod } from "~/lib/report-period";
import { campaignTable } from "./table.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const period = readPeriod(new URL(request.url).searchParams, new Date(), shop.timezone);
  return { period, table: await campaignTable(shop, period) };
}

export default function CampaignReport() {
  return (
    <ResultPage
      {...useLoaderData<typeof loader>()}
      here="campaigns"
      question="What did each campaign bring?"
      resource={{ singular: "campaign", plural: "campaigns" }}
      empty={
        <NothingHere
          heading="Nothing has come of a campaign in this time"
          action={{ content: "Go to campaigns", url: "/app/campaigns" }}
        >
          Send one, and what it brings stands here, also long after it was sent.
        </NothingHere>
      }
    />
  );
}
