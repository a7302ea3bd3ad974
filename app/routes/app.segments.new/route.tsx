import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { attempt, unlessFailed } from "~/components/attempt";
import { calendarDay } from "~/components/dates";
import { SegmentBuilder } from "~/components/segment-builder/segment-builder";
import { refusal, SegmentForm, type Draft } from "~/components/segment-builder/segment-form";
import { parseForm } from "~/doors/parse-form.server";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { listSegments, saveSegment } from "~/domains/segments/index.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { id, currency, timezone } = await requireShop(request);
  const segments = await listSegments(id);
  return {
    shop: { currency, today: calendarDay(new Date(), timezone) },
    others: segments.map(({ id, name }) => ({ id, name })),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const form = await parseForm(request, SegmentForm);
  if (!form.ok) return data(refusal(form.errors), { status: 422 });
  const saved = await saveSegment(shop.id, null, form.data, new Date());
  if (saved.outcome === "missing") throw notFound();
  if (saved.outcome === "refused") return data(refusal({ [saved.field]: saved.problem }), { status: 422 });
  return redirect(`/app/segments/${saved.segmentId}`);
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

const nothing: Draft = {
  name: "",
  description: "",
  family: "purchase",
  goal: null,
  owner: "",
  parentId: null,
  definition: null,
};

export default function NewSegment() {
  const { shop, others } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <Page title="New segment" backAction={{ content: "Segments", url: "/app/segments" }}>
      <SegmentBuilder segmentId={null} saved={nothing} refusal={result} shop={shop} others={others} />
    </Page>
  );
}
