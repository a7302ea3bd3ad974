import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation, type ClientActionFunctionArgs } from "@remix-run/react";
import { Banner, BlockStack, Button, ButtonGroup, Card, List, Page, Text } from "@shopify/polaris";
import { z } from "zod";
import { attempt, unlessFailed } from "~/components/attempt";
import { useToast } from "~/components/use-toast";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { describeMerge, mergeSegments } from "~/domains/flows/index.server";
import { Serial } from "~/lib/serial";
import { consequencesOf } from "./consequences";

const Pair = z.object({ segmentId: Serial, intoId: Serial });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const pair = Pair.safeParse(params);
  const merge = pair.success ? await describeMerge(shop.id, pair.data.segmentId, pair.data.intoId) : null;
  if (!merge) throw notFound();
  return { from: merge.from, into: merge.into, problem: merge.problem, consequences: consequencesOf(merge) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const pair = Pair.safeParse(params);
  if (!pair.success) throw notFound();
  const merged = await mergeSegments(shop.id, pair.data.segmentId, pair.data.intoId, new Date());
  if (merged.outcome === "missing") throw notFound();
  if (merged.outcome === "merged") return redirect(`/app/segments/${pair.data.intoId}`);
  return data({ told: { problem: true, words: `Not merged: ${merged.problem}` } }, { status: 409 });
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

export default function MergeSegment() {
  const { from, into, problem, consequences } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const isBusy = useNavigation().state !== "idle";
  useToast(result?.told);
  return (
    <Page
      title={`Merge “${from.name}” into “${into.name}”`}
      backAction={{ content: from.name, url: `/app/segments/${from.id}` }}
    >
      <BlockStack gap="400">
        {problem !== null && (
          <Banner title="They cannot be merged now" tone="warning">
            <p>{problem}.</p>
          </Banner>
        )}
        <Card>
          <BlockStack gap="400">
            <Text as="h2" variant="headingMd">
              What would change
            </Text>
            <List>
              {consequences.map((words) => (
                <List.Item key={words}>{words}</List.Item>
              ))}
            </List>
            <Text as="p" tone="subdued">
              You can take “{from.name}” back from those put away. What was pointed to “{into.name}” stays there.
            </Text>
            <Form method="post">
              <ButtonGroup>
                <Button submit variant="primary" disabled={problem !== null} loading={isBusy}>
                  Merge
                </Button>
                <Button url={`/app/segments/${from.id}`}>Keep both</Button>
              </ButtonGroup>
            </Form>
          </BlockStack>
        </Card>
      </BlockStack>
    </Page>
  );
}
