import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { NothingHere } from "~/components/nothing-here";
import { ResultPage } from "~/components/reports/result-page";
import { requireShop } from "~/doors/require-shop.server";
import { readPeriod } from "~/lib/report-period";
import { flowTable } from "./table.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const period = readPeriod(new URL(request.url).searchParams, new Date(), shop.timezone);
  return { period, table: await flowTable(shop, period) };
}

export default function FlowReport() {
  return (
    <ResultPage
      {...useLoaderData<typeof loader>()}
      here="flows"
      question="What did each flow’s mail bring?"
      resource={{ singular: "flow", plural: "flows" }}
      empty={
        <NothingHere
          heading="No flow has sent anything in this time"
          action={{ content: "Go to flows", url: "/app/flows" }}
        >
          Turn on a flow, and what its mail brings stands here from the same day on.
        </NothingHere>
      }
    />
  );
}
