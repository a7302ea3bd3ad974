import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { BlockStack, Box, Card, Page, Text } from "@shopify/polaris";
import { attempt, unlessFailed } from "~/components/attempt";
import { DataTabs } from "~/components/data-tabs";
import { NothingHere } from "~/components/nothing-here";
import { RecordTable } from "~/components/record-table";
import { requireShop } from "~/doors/require-shop.server";
import { sayExpected } from "~/doors/say-expected.server";
import { dismissAnomaly } from "~/domains/quality/index.server";
import { AnomalyCard } from "./anomaly-card";
import { loadAnomalies } from "./load.server";

export async function loader({ request }: LoaderFunctionArgs) {
  return loadAnomalies(await requireShop(request), new Date());
}

export async function action({ request }: ActionFunctionArgs) {
  return sayExpected(request, dismissAnomaly, "It counts as usual from now on");
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

export default function Anomalies() {
  const { open, past, isWatched, volumes } = useLoaderData<typeof loader>();
  return (
    <Page title="Data" subtitle="Whether what comes in is as it used to be">
      <BlockStack gap="400">
        <DataTabs here="anomalies" />
        {open.map((anomaly) => (
          <AnomalyCard key={anomaly.id} anomaly={anomaly} />
        ))}
        {open.length === 0 && (
          <Card>
            <NothingHere heading={isWatched ? "Everything comes in as usual" : "Nothing has been compared yet"}>
              {isWatched
                ? `Every night the day before is compared with the weeks before it: ${volumes.join(", ")}, and how much of it lacks something or is misspelt. It takes four weeks of something to know what is usual.`
                : "Every night the day before is compared with the weeks before it. The first comparison follows when your history is read."}
            </NothingHere>
          </Card>
        )}
        {past.length > 0 && (
          <Card padding="0">
            <Box padding="400">
              <Text as="h2" variant="headingMd">
                What was unusual
              </Text>
            </Box>
            <RecordTable
              resource={{ singular: "anomaly", plural: "anomalies" }}
              columns={[
                { title: "What", isText: true },
                { title: "Since" },
                { title: "What became of it", isText: true },
              ]}
              rows={past.map(({ id, title, since, ended }) => ({ id: String(id), cells: [title, since, ended] }))}
            />
          </Card>
        )}
      </BlockStack>
    </Page>
  );
}
