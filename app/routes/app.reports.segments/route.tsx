import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { NothingHere } from "~/components/nothing-here";
import { ReportPage } from "~/components/report-page";
import { ReportRows, SortSelect } from "~/components/report-table";
import { requireShop } from "~/doors/require-shop.server";
import { readPeriod } from "~/lib/report-period";
import { segmentTable } from "./table.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const period = readPeriod(new URL(request.url).searchParams, new Date(), shop.timezone);
  return { period, table: await segmentTable(shop, period) };
}

export default function SegmentsReport() {
  const { period, table } = useLoaderData<typeof loader>();
  return (
    <ReportPage
      here="segments"
      question="Which segments are worth writing to?"
      period={period}
      choices={<SortSelect columns={table.columns} />}
      file={{ url: "/app/reports/segments/export", name: "segments" }}
    >
      <ReportRows
        table={table}
        resource={{ singular: "segment", plural: "segments" }}
        empty={
          <NothingHere heading="There are no segments yet" action={{ content: "Go to segments", url: "/app/segments" }}>
            Each segment stands here with who came and went, and what the mail because of it brought.
          </NothingHere>
        }
      />
    </ReportPage>
  );
}
