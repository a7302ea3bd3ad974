import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Card, Page } from "@shopify/polaris";
import { lazy } from "react";
import { ChartCard } from "~/components/chart-card";
import { DataTabs } from "~/components/data-tabs";
import { NothingHere } from "~/components/nothing-here";
import { requireShop } from "~/doors/require-shop.server";
import { findFit, sumPredictions } from "~/domains/predictions/index.server";
import { Expected } from "./expected";
import { Parameters } from "./parameters";
import { State } from "./state";
import { viewFit } from "./view";

const CalibrationChart = lazy(() => import("./calibration-chart"));

export async function loader({ request }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const [kept, expected] = await Promise.all([findFit(shop.id), sumPredictions(shop.id)]);
  return { fit: kept ? viewFit(kept, expected, shop) : null };
}

export default function Predictions() {
  const { fit } = useLoaderData<typeof loader>();
  return (
    <Page title="Data" subtitle="What will shoppers order, and how far can that be told?">
      <BlockStack gap="400">
        <DataTabs here="predictions" />
        {fit === null && (
          <Card>
            <NothingHere heading="Nothing is foretold yet">
              Once the shop’s history has been read, a model learns from its orders, and again every week. It shows here
              how well it does.
            </NothingHere>
          </Card>
        )}
        {fit?.state === "too_few" && (
          <Card>
            <NothingHere heading={fit.title}>
              {fit.reasons.join(" ")} It is looked at again every week; until then segments that ask for predictions
              know nobody.
            </NothingHere>
          </Card>
        )}
        {fit && fit.state !== "too_few" && <State fit={fit} />}
        {fit?.expected && <Expected expected={fit.expected} />}
        {fit?.check && (
          <ChartCard
            title="Foretold, and what came"
            about={`${fit.check.about} ${fit.check.ranking}`}
            table={fit.check.table}
            height={260}
          >
            <CalibrationChart groups={fit.check.groups} label={fit.check.label} />
          </ChartCard>
        )}
        {fit && fit.parameters.length > 0 && <Parameters parameters={fit.parameters} />}
      </BlockStack>
    </Page>
  );
}
