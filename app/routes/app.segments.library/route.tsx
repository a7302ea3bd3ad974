import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { BlockStack, Box, InlineGrid, Page, Text } from "@shopify/polaris";
import { z } from "zod";
import { attempt, unlessFailed } from "~/components/attempt";
import { parseForm } from "~/doors/parse-form.server";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { incomplete, refuse, tell } from "~/doors/tell.server";
import {
  installReadyMade,
  library,
  listPutAway,
  listSegments,
  loadNames,
  parse,
} from "~/domains/segments/index.server";
import { goals } from "~/domains/segments/model";
import { besideCards, GoalChoice } from "./goal-choice";
import { ReadyMadeCard } from "./ready-made-card";
import { useEstimates } from "./use-estimates";
import { byFamily } from "./view";

const Goal = z.enum(goals).nullable().catch(null);

export async function loader({ request }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const [segments, away, names] = await Promise.all([
    listSegments(shop.id),
    listPutAway(shop.id),
    loadNames(
      shop,
      library.map(({ query }) => parse(query)),
    ),
  ]);
  const goal = Goal.parse(new URL(request.url).searchParams.get("goal"));
  const fitting = library.filter((one) => goal === null || one.goal === goal);
  const awayKeys = away.map(({ key }) => key);
  return { goal, families: byFamily(fitting, segments, awayKeys, names) };
}

const Wish = z.strictObject({ key: z.string().max(100) });

export async function action({ request }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const form = await parseForm(request, Wish);
  if (!form.ok) return refuse(incomplete);
  const installed = await installReadyMade(shop.id, form.data.key, new Date());
  if (installed.outcome === "missing") throw notFound();
  if (installed.outcome === "refused") return refuse(installed.problem);
  return tell("Added; who is in it is being worked out");
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

export default function Library() {
  const { goal, families } = useLoaderData<typeof loader>();
  const estimates = useEstimates();
  return (
    <Page
      title="Ready-made segments"
      subtitle="What each is for, and the message it deserves. Add those you would write to."
      backAction={{ content: "Segments", url: "/app/segments" }}
    >
      <BlockStack gap="600">
        <GoalChoice goal={goal} />
        {families.map(({ family, title, segments }) => (
          <BlockStack key={family} gap="300">
            <Box paddingInline={besideCards}>
              <Text as="h2" variant="headingLg">
                {title}
              </Text>
            </Box>
            <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
              {segments.map((segment) => (
                <ReadyMadeCard key={segment.key} segment={segment} estimate={estimates.of(segment.key)} />
              ))}
            </InlineGrid>
          </BlockStack>
        ))}
      </BlockStack>
    </Page>
  );
}
