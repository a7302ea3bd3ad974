import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useRevalidator, type ClientActionFunctionArgs } from "@remix-run/react";
import { Banner, Card, Page } from "@shopify/polaris";
import { z } from "zod";
import { attempt, unlessFailed } from "~/components/attempt";
import { parseForm } from "~/doors/parse-form.server";
import { requireShop } from "~/doors/require-shop.server";
import { answer, incomplete, refuse } from "~/doors/tell.server";
import { importFromShopify, listFromShopify, loadNames } from "~/domains/segments/index.server";
import { families } from "~/domains/segments/model";
import { Chooser } from "./chooser";
import { readTurn } from "./turn";
import { viewListed } from "./view";
import { wordsOf } from "./words";

export async function loader({ request }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const listed = await listFromShopify(shop, readTurn(new URL(request.url).searchParams), new Date());
  if (listed.outcome === "unreachable") return { outcome: listed.outcome, problem: listed.problem };
  const definitions = listed.segments.flatMap(({ definition }) => definition ?? []);
  return { outcome: listed.outcome, listed: viewListed(listed, await loadNames(shop, definitions)) };
}

const Wish = z.strictObject({
  ids: z.string().regex(/^\d{1,19}(,\d{1,19}){0,49}$/),
  family: z.union([z.literal("").transform(() => null), z.enum(families)]),
});

export async function action({ request }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const form = await parseForm(request, Wish);
  if (!form.ok) return refuse(incomplete);
  const { ids, family } = form.data;
  return answer(wordsOf(await importFromShopify(shop, ids.split(","), family, new Date())));
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

const heading = {
  title: "Segments in Shopify",
  subtitle: "Those of your Shopify admin. Add the ones you want to write to, or to see here.",
  backAction: { content: "Segments", url: "/app/segments" },
};

export default function FromShopify() {
  const shown = useLoaderData<typeof loader>();
  if (shown.outcome === "listed") return <Chooser heading={heading} listed={shown.listed} />;
  return (
    <Page {...heading}>
      <Unreachable problem={shown.problem} />
    </Page>
  );
}

function Unreachable({ problem }: { problem: string }) {
  const { revalidate, state } = useRevalidator();
  return (
    <Card>
      <Banner
        title="Your segments could not be fetched from Shopify"
        tone="critical"
        action={{ content: "Try again", onAction: revalidate, loading: state === "loading" }}
      >
        <p>{problem} Nothing is lost, and your segments here go on as before.</p>
      </Banner>
    </Card>
  );
}
