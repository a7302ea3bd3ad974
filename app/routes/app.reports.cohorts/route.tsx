import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { Card, Select, Text } from "@shopify/polaris";
import { formatDay } from "~/components/dates";
import { NothingHere } from "~/components/nothing-here";
import { ReportPage } from "~/components/report-page";
import { cohortHeads, monthTitle } from "~/components/reports/cohort-view";
import { HeatTable } from "~/components/reports/heat-table";
import { requireShop } from "~/doors/require-shop.server";
import { readPeriod } from "~/lib/report-period";
import { loadCohorts } from "./table.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const params = new URL(request.url).searchParams;
  const period = readPeriod(params, new Date(), shop.timezone);
  const historyFrom = shop.historyFrom && formatDay(shop.historyFrom, shop.timezone);
  return { historyFrom, ...(await loadCohorts(shop, period, params)) };
}

const captions = {
  bought: "Of those who first bought in a month: the share who bought in each month since.",
  spent: "Of those who first bought in a month: what they have spent up to the end of each month since, on average.",
} as const;
const onPhones = [1, 2, 3, 6, 12].map(monthTitle);

export default function CohortReport() {
  const { shows, historyFrom, openAt, table } = useLoaderData<typeof loader>();
  return (
    <ReportPage
      here="cohorts"
      question="Do shoppers come back, and what do they come to?"
      choices={<ShowSelect shows={shows} />}
      file={{ url: "/app/reports/cohorts/export", name: "cohorts" }}
    >
      <Card>
        {table.rows.length === 0 ? (
          <NothingHere heading="Nobody has bought yet">
            Who first buys in a month is followed here from month to month. It is worked out each night.
          </NothingHere>
        ) : (
          <HeatTable table={table} caption={captions[shows]} heads={cohortHeads} onPhones={onPhones} openAt={openAt} />
        )}
      </Card>
      {historyFrom && (
        <Text as="p" tone="subdued">
          Shopify lets this app read orders since {historyFrom}. Who had bought before is in no cohort, because nobody
          knows in which month that was.
        </Text>
      )}
    </ReportPage>
  );
}

function ShowSelect({ shows }: { shows: "bought" | "spent" }) {
  const [, setParams] = useSearchParams();
  return (
    <Select
      label="Show"
      labelInline
      options={[
        { label: "Who bought again", value: "bought" },
        { label: "Spent so far", value: "spent" },
      ]}
      value={shows}
      onChange={(show) =>
        setParams((params) => {
          const next = new URLSearchParams(params);
          next.set("show", show);
          return next;
        })
      }
    />
  );
}
