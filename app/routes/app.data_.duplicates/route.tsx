import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { BlockStack, Card, InlineStack, Page, Text } from "@shopify/polaris";
import { z } from "zod";
import { attempt, unlessFailed } from "~/components/attempt";
import { DataTabs } from "~/components/data-tabs";
import { pageOf, readPage } from "~/components/paging";
import { useLookAgain } from "~/components/use-look-again";
import { useToast } from "~/components/use-toast";
import { parseForm } from "~/doors/parse-form.server";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { refuse, tell } from "~/doors/tell.server";
import {
  countMerges,
  countOpenPairs,
  findSettings,
  keepApart,
  listMerges,
  listOpenPairs,
  listPairPeople,
  listRuns,
  saveSettings,
  undoMerge,
} from "~/domains/duplicates/index.server";
import { settingsFields, settingsOf } from "~/domains/duplicates/model";
import { MergedTable } from "./merged-table";
import { Queue } from "./queue";
import { Runs } from "./runs";
import { SettingsCard } from "./settings-card";
import { viewMerge, viewPair, viewRun, viewSettings } from "./view";

const latestMerges = { limit: 20, offset: 0 };
const latestRuns = 7;
const lookAgainMs = 1500;

export async function loader({ request }: LoaderFunctionArgs) {
  const { id: shopId, timezone } = await requireShop(request);
  const { page, slice } = readPage(new URL(request.url).searchParams);
  const [pairs, waiting, counts, merges, settings, runs] = await Promise.all([
    listOpenPairs(shopId, slice),
    countOpenPairs(shopId),
    countMerges(shopId),
    listMerges(shopId, latestMerges),
    findSettings(shopId),
    listRuns(shopId, latestRuns),
  ]);
  const people = await listPairPeople(
    shopId,
    pairs.flatMap(({ one, other }) => [one, other]),
  );
  return {
    pairs: pageOf(
      page,
      pairs.map((pair) => viewPair(pair, people, settings)),
    ),
    waiting,
    counts,
    merges: merges.map((merge) => viewMerge(merge, timezone)),
    settings: viewSettings(settings),
    runs: runs.map((run) => viewRun(run, timezone)),
  };
}

const Id = z.string().regex(/^\d{1,18}$/);
const Wish = z.discriminatedUnion("wish", [
  z.strictObject({ wish: z.literal("undo"), mergeId: Id }),
  z.strictObject({ wish: z.literal("apart"), pairId: Id }),
  z.strictObject({ wish: z.literal("settings"), ...settingsFields }),
]);

export async function action({ request }: ActionFunctionArgs) {
  const { id: shopId } = await requireShop(request);
  const form = await parseForm(request, Wish);
  if (!form.ok) return refuse("Not done: look at what is marked", form.errors);
  const wish = form.data;
  if (wish.wish === "settings") {
    await saveSettings(shopId, settingsOf(wish), new Date());
    return tell("Saved. It holds from the next search on");
  }
  if (wish.wish === "apart") {
    if (!(await keepApart(shopId, wish.pairId, new Date()))) throw notFound();
    return tell("Remembered: these two are not the same person");
  }
  if ((await undoMerge(shopId, wish.mergeId)).outcome !== "asked") throw notFound();
  return tell("The merge is being undone");
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

export default function Duplicates() {
  const { pairs, waiting, counts, merges, settings, runs } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  useToast(result?.told);
  useLookAgain(counts.working > 0, lookAgainMs);
  return (
    <Page title="Data" subtitle="Shoppers who may be there twice">
      <BlockStack gap="400">
        <DataTabs here="duplicates" />
        <Card>
          <InlineStack gap="800">
            <Count name="To look at" count={waiting} />
            <Count name="Merged" count={counts.merged} />
            <Count name="Of those by themselves" count={counts.automatic} />
            <Count name="Undone" count={counts.undone} />
          </InlineStack>
        </Card>
        <Queue pairs={pairs} hasSearched={runs.length > 0} />
        <MergedTable merges={merges} />
        <SettingsCard saved={settings} errors={result?.errors ?? {}} />
        <Runs runs={runs} />
      </BlockStack>
    </Page>
  );
}

function Count({ name, count }: { name: string; count: number }) {
  return (
    <BlockStack>
      <Text as="span" tone="subdued">
        {name}
      </Text>
      <Text as="span" variant="headingMd">
        {count.toLocaleString("en-GB")}
      </Text>
    </BlockStack>
  );
}
