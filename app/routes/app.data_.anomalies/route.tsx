import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { BlockStack, Box, Card, Page, Text } from "@shopify/polaris";
import { z } from "zod";
import { attempt, unlessFailed } from "~/components/attempt";
import { DataTabs } from "~/components/data-tabs";
import { NothingHere } from "~/components/nothing-here";
import { RecordTable } from "~/components/record-table";
import type { Told } from "~/components/use-toast";
import { parseForm } from "~/doors/parse-form.server";
import { requireShop } from "~/doors/require-shop.server";
import { dismissAnomaly } from "~/domains/quality/index.server";
import { Reason } from "~/domains/quality/model";
import { AnomalyCard } from "./anomaly-card";
import { loadAnomalies } from "./load.server";

export async function loader({ request }: LoaderFunctionArgs) {
  return loadAnomalies(await requireShop(request), new Date());
}

const Expected = z.strictObject({
  wish: z.literal("expected"),
  id: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
  reason: Reason,
});

export async function action({ request }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const form = await parseForm(request, Expected);
  if (!form.ok) {
    const told: Told = { problem: true, words: form.errors["reason"] ?? "Reload the page and try again" };
    return data({ told, errors: form.errors }, { status: 422 });
  }
  const done = await dismissAnomaly(shop.id, form.data.id, form.data.reason, new Date());
  const told: Told = { problem: false, words: done ? "It counts as usual from now on" : "It is over already" };
  return data({ told, errors: {} });
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
