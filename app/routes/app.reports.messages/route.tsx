import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { NothingHere } from "~/components/nothing-here";
import { ResultPage } from "~/components/reports/result-page";
import { requireShop } from "~/doors/require-shop.server";
import { readPeriod } from "~/lib/report-period";
import { messageTable } from "./table.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const period = readPeriod(new URL(request.url).searchParams, new Date(), shop.timezone);
  return { period, table: await messageTable(shop, period) };
}

export default function MessageReport() {
  return (
    <ResultPage
      {...useLoaderData<typeof loader>()}
      here="messages"
      question="Which message says it best?"
      resource={{ singular: "message", plural: "messages" }}
      empty={
        <NothingHere
          heading="Nothing was sent in this time"
          action={{ content: "Go to templates", url: "/app/templates" }}
        >
          Each message that a flow or a campaign sends stands here, with what it said at the time: a changed one is a
          version of its own.
        </NothingHere>
      }
    />
  );
}
