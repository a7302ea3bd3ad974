import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Banner, BlockStack, Box, Card, Page, Text } from "@shopify/polaris";
import { lazy } from "react";
import { ChartCard } from "~/components/chart-card";
import { DataTabs } from "~/components/data-tabs";
import { NothingHere } from "~/components/nothing-here";
import { ReportRows } from "~/components/report-table";
import { requireShop } from "~/doors/require-shop.server";
import { viewBehaviours } from "./view.server";

const LiftChart = lazy(() => import("./lift-chart"));

export async function loader({ request }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  return { looked: await viewBehaviours(shop) };
}

const about =
  "How many times as often shoppers ordered in the 30 days after a day, if they had done a thing in the 30 days before it. The line shows the interval of 95 %; 1 is no difference. Only what is clear is drawn.";

export default function Behaviours() {
  const { looked } = useLoaderData<typeof loader>();
  return (
    <Page title="Data" subtitle="What shoppers did before they ordered" fullWidth>
      <BlockStack gap="400">
        <DataTabs here="behaviours" />
        {looked === null ? (
          <Card>
            <NothingHere heading="Nobody has looked yet">
              Once a week Tessera looks at what shoppers did before they ordered. It needs 60 days of orders and visits.
            </NothingHere>
          </Card>
        ) : (
          <>
            <Banner tone="info" title="It goes with buying; that does not mean it makes them buy">
              <p>
                Who means to buy does much of this anyway. To learn whether something causes orders, compare it by
                chance in an experiment.
              </p>
            </Banner>
            {looked.drawn.length > 0 && (
              <ChartCard
                title="What goes with the next order"
                about={about}
                table={looked.chart}
                height={60 + 34 * looked.drawn.length}
              >
                <LiftChart lifts={looked.drawn} />
              </ChartCard>
            )}
            <ReportRows
              table={looked.table}
              resource={{ singular: "behaviour", plural: "behaviours" }}
              empty={
                <NothingHere heading="Too few shoppers did anything">
                  At least 20 must have done a thing, and 20 not, before anything can be said of it.
                </NothingHere>
              }
            />
            <Box paddingInline={{ xs: "400", sm: "0" }} paddingBlockEnd="400">
              <Text as="p" tone="subdued">
                {`Of ${looked.shoppers.toLocaleString("en-GB")} shoppers who gave a sign of life in the 90 days before ${looked.cutAt}; ${looked.ordered.toLocaleString("en-GB")} of them ordered in the 30 days after. Looked at on ${looked.lookedAt}.`}
              </Text>
            </Box>
          </>
        )}
      </BlockStack>
    </Page>
  );
}
