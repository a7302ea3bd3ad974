import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { attempt, unlessFailed } from "~/components/attempt";
import { useLookAgain } from "~/components/use-look-again";
import { parseForm } from "~/doors/parse-form.server";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { answer, incomplete, refuse } from "~/doors/tell.server";
import { Serial } from "~/lib/serial";
import { AsSegment } from "./as-segment";
import { AsTag } from "./as-tag";
import { loadStanding } from "./load.server";
import { grant } from "./grant.server";
import { isGoing } from "./view";
import { Wish } from "./wish";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const segmentId = Serial.safeParse(params["segmentId"]);
  const standing = segmentId.success ? await loadStanding(shop, segmentId.data) : null;
  if (!standing) throw notFound();
  return standing;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const segmentId = Serial.safeParse(params["segmentId"]);
  if (!segmentId.success) throw notFound();
  const form = await parseForm(request, Wish);
  if (!form.ok) return refuse(form.errors["tag"] ?? incomplete);
  const told = await grant(shop.id, segmentId.data, form.data, new Date());
  if (!told) throw notFound();
  return answer(told);
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

const lookEveryMs = 1500;

export default function InShopify() {
  const { id, name, isFromShopify, expression, shown, tag, suggestedTag } = useLoaderData<typeof loader>();
  useLookAgain(isGoing({ shown, tag }), lookEveryMs);
  return (
    <Page
      title={`Show “${name}” in Shopify`}
      subtitle="Use the segment where Shopify or another app asks for a customer segment, or for a tag."
      backAction={{ content: name, url: `/app/segments/${id}` }}
    >
      <BlockStack gap="400">
        <AsSegment isFromShopify={isFromShopify} expression={expression} shown={shown} />
        <AsTag key={tag ? "kept" : "none"} tag={tag} suggestedTag={suggestedTag} />
      </BlockStack>
    </Page>
  );
}
