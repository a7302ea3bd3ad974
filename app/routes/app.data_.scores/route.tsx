import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { BlockStack, Form, InlineGrid, Page } from "@shopify/polaris";
import { lazy } from "react";
import type { z } from "zod";
import { attempt, unlessFailed } from "~/components/attempt";
import { ChartCard } from "~/components/chart-card";
import { DataTabs } from "~/components/data-tabs";
import { RfmCard, viewRfm } from "~/components/rfm-card";
import { UnsavedBar } from "~/components/unsaved-bar";
import { useSavedForm } from "~/components/use-saved-form";
import { useToast } from "~/components/use-toast";
import { parseForm } from "~/doors/parse-form.server";
import { requireShop } from "~/doors/require-shop.server";
import { marked, refuse, tell } from "~/doors/tell.server";
import {
  chooseWeights,
  countLevels,
  countReady,
  countScores,
  findEngagementSettings,
  findRfm,
  saveRfmNaming,
} from "~/domains/traits/index.server";
import { weightsInForce } from "~/domains/traits";
import { FitCard } from "./fit-card";
import { fieldsOf, ScoresForm, type WeightFields } from "./form";
import { Levels, Steps } from "./groups";
import { spreadTable, viewFit, viewLevels, viewSteps, weightsTable } from "./view";
import { WeightsCard } from "./weights-card";

const SpreadChart = lazy(() => import("./spread-chart"));

export async function loader({ request }: LoaderFunctionArgs) {
  const { id, timezone, currency } = await requireShop(request);
  const [settings, scores, levels, ready, rfm] = await Promise.all([
    findEngagementSettings(id),
    countScores(id),
    countLevels(id),
    countReady(id),
    findRfm(id, new Date()),
  ]);
  return {
    saved: fieldsOf(settings, weightsInForce(settings)),
    fit: viewFit(settings, timezone),
    weights: weightsTable(settings, currency),
    scores,
    spread: spreadTable(scores, currency),
    levels: viewLevels(levels),
    steps: viewSteps(ready),
    rfm: viewRfm(rfm, { currency, timezone }),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const form = await parseForm(request, ScoresForm);
  if (!form.ok) return refuse(marked, form.errors);
  return tell(await save(shop.id, form.data));
}

const worked = "Saved. Scores are being worked out anew";

async function save(shopId: number, asked: z.infer<typeof ScoresForm>): Promise<string> {
  switch (asked.intent) {
    case "rfm-names":
      await saveRfmNaming(shopId, asked.naming);
      return "Saved";
    case "automatic":
      await chooseWeights(shopId, { choice: "automatic" });
      return worked;
    case "own": {
      const { intent: choice, ...own } = asked;
      await chooseWeights(shopId, { choice, own });
      return worked;
    }
    default:
      return asked satisfies never;
  }
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

export default function Scores() {
  const { saved, fit, weights, scores, spread, levels, steps, rfm } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const form = useSavedForm<WeightFields>(saved, { meaning, fields: (all) => all });
  useToast(result?.told);
  return (
    <Page title="Data" subtitle="Who is engaged, who is about to buy, and how that is told">
      <UnsavedBar id="scores" {...form.bar} />
      <BlockStack gap="400">
        <DataTabs here="scores" />
        <ChartCard
          title="Engagement scores"
          about="How many shoppers have which score, from 0 for who did nothing towards 100; as of last night"
          table={spread}
          height={220}
        >
          <SpreadChart scores={scores} label={describe(scores)} />
        </ChartCard>
        <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
          <Levels levels={levels} />
          <Steps steps={steps} />
        </InlineGrid>
        <FitCard fit={fit} />
        <Form onSubmit={form.save}>
          <WeightsCard values={form.values} errors={result?.errors ?? {}} table={weights} onChange={form.change} />
        </Form>
        <RfmCard rfm={rfm} />
      </BlockStack>
    </Page>
  );
}

function describe(scores: { from: number; count: number }[]): string {
  const everyone = scores.reduce((sum, { count }) => sum + count, 0);
  const most = scores.toSorted((a, b) => b.count - a.count)[0];
  if (!most || everyone === 0) return "Nobody has a score yet";
  return `${everyone.toLocaleString("en-GB")} shoppers; most of them, ${most.count.toLocaleString("en-GB")}, from ${most.from} on`;
}

/** What the fields come to: weights that are not asked about are no change. */
function meaning(values: WeightFields): string {
  const read = ScoresForm.safeParse(values);
  if (!read.success) return JSON.stringify(values);
  return read.data.intent === "automatic" ? "automatic" : JSON.stringify(read.data);
}
