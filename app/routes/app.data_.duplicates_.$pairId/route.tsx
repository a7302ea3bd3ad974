import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import {
  useActionData,
  useLoaderData,
  useNavigation,
  useSubmit,
  type ClientActionFunctionArgs,
} from "@remix-run/react";
import { Banner, BlockStack, Button, ButtonGroup, Card, Page, Select, Text } from "@shopify/polaris";
import { useState } from "react";
import { z } from "zod";
import { attempt, unlessFailed } from "~/components/attempt";
import { useToast } from "~/components/use-toast";
import { parseForm } from "~/doors/parse-form.server";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { incomplete, refuse } from "~/doors/tell.server";
import { chooseKept, findPair, keepApart, listPairPeople, mergePair } from "~/domains/duplicates/index.server";
import { SideBySide } from "./side-by-side";
import { viewSides } from "./view";

const Id = z.string().regex(/^\d{1,18}$/);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const pairId = Id.safeParse(params["pairId"]);
  const pair = pairId.success ? await findPair(shop.id, pairId.data) : null;
  if (!pair || pair.state !== "open") throw notFound();
  const people = await listPairPeople(shop.id, [pair.one, pair.other]);
  const [one, other] = [people.get(pair.one), people.get(pair.other)];
  if (!one || !other) throw notFound();
  const chosen = chooseKept(one, other);
  return { pair: viewSides(pair, [chosen.kept, chosen.other], shop) };
}

const Wish = z.discriminatedUnion("wish", [
  z.strictObject({ wish: z.literal("merge"), keptId: Id }),
  z.strictObject({ wish: z.literal("apart") }),
]);

export async function action({ request, params }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const pairId = Id.safeParse(params["pairId"]);
  const form = await parseForm(request, Wish);
  if (!pairId.success) throw notFound();
  if (!form.ok) return refuse(incomplete);
  if (form.data.wish === "apart") {
    if (!(await keepApart(shop.id, pairId.data, new Date()))) throw notFound();
    return redirect("/app/data/duplicates");
  }
  const asked = await mergePair(shop.id, pairId.data, form.data.keptId, new Date());
  if (asked.outcome === "missing") throw notFound();
  if (asked.outcome === "asked") return redirect("/app/data/duplicates");
  return refuse("Not merged, because something has changed about them meanwhile. Look at the list again");
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

const post = { method: "post" } as const;

export default function DuplicatePair() {
  const { pair } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const [keptId, setKeptId] = useState(pair.one.id);
  const submit = useSubmit();
  const isBusy = useNavigation().state !== "idle";
  useToast(result?.told);
  return (
    <Page
      title="One shopper or two?"
      subtitle={`${pair.confidence} sure they are one, because: ${pair.because}${pair.doubts ? `; but ${pair.doubts}` : ""}`}
      backAction={{ content: "Duplicates", url: "/app/data/duplicates" }}
    >
      <BlockStack gap="400">
        {pair.isSilenced && (
          <Banner tone="warning" title="No mail to either address afterwards">
            <p>One of them said no to mail. That holds for both, until they say yes again.</p>
          </Banner>
        )}
        <SideBySide pair={pair} keptId={keptId} />
        <Card>
          <BlockStack gap="400">
            <Select
              label="Who is kept"
              options={[pair.one, pair.other].map(({ id, name }, at) => {
                return { label: `${name} (${at === 0 ? "left" : "right"})`, value: id };
              })}
              value={keptId}
              onChange={setKeptId}
              helpText="The kept one has everything of both. Both addresses stay known, and the merge can be undone."
            />
            <ButtonGroup>
              <Button variant="primary" loading={isBusy} onClick={() => submit({ wish: "merge", keptId }, post)}>
                Merge them
              </Button>
              <Button disabled={isBusy} onClick={() => submit({ wish: "apart" }, post)}>
                Not the same person
              </Button>
            </ButtonGroup>
          </BlockStack>
        </Card>
        <Text as="p" tone="subdued">
          In Shopify both customers stay as they are. What Shopify tells of either from now on goes to the one who is
          kept.
        </Text>
      </BlockStack>
    </Page>
  );
}
