import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { attempt, unlessFailed } from "~/components/attempt";
import { calendarDay } from "~/components/dates";
import { SegmentBuilder } from "~/components/segment-builder/segment-builder";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { findSegment, listSegments } from "~/domains/segments/index.server";
import { Serial } from "~/lib/serial";
import { putAway, save } from "./change.server";
import { PutAway } from "./put-away";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { id: shopId, currency, timezone } = await requireShop(request);
  const segmentId = Serial.safeParse(params["segmentId"]);
  const segment = segmentId.success ? await findSegment(shopId, segmentId.data) : null;
  if (!segment) throw notFound();
  const { id, name, description, family, goal, owner, parentId, definition } = segment;
  const segments = await listSegments(shopId);
  return {
    id,
    saved: { name, description, family, goal, owner, parentId, definition },
    shop: { currency, today: calendarDay(new Date(), timezone) },
    others: segments.filter((other) => other.id !== id).map(({ id, name }) => ({ id, name })),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const segmentId = Serial.safeParse(params["segmentId"]);
  if (!segmentId.success) throw notFound();
  const id = segmentId.data;
  return request.method === "DELETE" ? putAway(shop.id, id) : save(shop.id, id, request);
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

export default function EditSegment() {
  const { id, saved, shop, others } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <Page
      title={`Edit ${saved.name}`}
      backAction={{ content: saved.name, url: `/app/segments/${id}` }}
      secondaryActions={<PutAway name={saved.name} />}
    >
      <SegmentBuilder key={id} segmentId={id} saved={saved} refusal={result} shop={shop} others={others} />
    </Page>
  );
}
