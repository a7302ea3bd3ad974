import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Card, InlineGrid, Text } from "@shopify/polaris";
import { Figure } from "~/components/figure";
import { ReportPage } from "~/components/report-page";
import { requireShop } from "~/doors/require-shop.server";
import { readPeriod } from "~/lib/report-period";
import { loadRows } from "../app.experiments._index/rows.server";
import { CourseCard } from "./course-card";
import { Experiments } from "./experiments";
import { loadOverview } from "./load.server";
import { StandingOut } from "./standing-out";

const mostExperiments = 5;

export async function loader({ request }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const period = readPeriod(new URL(request.url).searchParams, new Date(), shop.timezone);
  const [overview, experiments] = await Promise.all([loadOverview(shop, period), loadRows(shop)]);
  return {
    ...{ period, timezone: shop.timezone, ...overview },
    experiments: experiments.filter(({ state }) => state !== "draft").slice(0, mostExperiments),
  };
}

export default function Overview() {
  const { period, timezone, figures, foreignOrders, days, kinds, experiments } = useLoaderData<typeof loader>();
  const end = `By the days of ${timezone.replaceAll("_", " ")}; today is not over yet.`;
  return (
    <ReportPage
      here="overview"
      question="Did it make a difference?"
      period={period}
      file={{ url: "/app/reports/export", name: "overview" }}
    >
      <InlineGrid columns={{ xs: 2, md: 5 }} gap={{ xs: "200", sm: "400" }}>
        {figures.map(({ label, value, how, change }) => (
          <Card key={label}>
            <Figure as="h2" label={label} value={value} how={how} period={change} />
          </Card>
        ))}
      </InlineGrid>
      {foreignOrders > 0 && (
        <Text as="p" tone="subdued">
          {foreignOrders.toLocaleString("en-GB")} orders in other currencies are counted apart, and in no sum.
        </Text>
      )}
      <CourseCard
        title="Revenue by day"
        about={end}
        table={days}
        columns={["Revenue of the shop", "Revenue credited to mail"]}
      />
      <CourseCard title="Mail by day" about={end} table={days} columns={["Sent", "Delivered", "Clicked"]} />
      <StandingOut kinds={kinds} />
      <Experiments rows={experiments} />
    </ReportPage>
  );
}
