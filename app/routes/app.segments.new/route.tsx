import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { attempt, unlessFailed } from "~/components/attempt";
import { calendarDay } from "~/components/dates";
import { SegmentBuilder } from "~/components/segment-builder/segment-builder";
import { refusal, SegmentForm } from "~/components/segment-builder/segment-form";
import { parseForm } from "~/doors/parse-form.server";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { listSegments, saveSegment } from "~/domains/segments/index.server";
import { nothing, startOf } from "./start";

export async function loader({ request }: LoaderFunctionArgs) {
  const { id, currency, timezone } = await requireShop(request);
  const segments = await listSegments(id);
  const start = startOf(new URL(request.url).searchParams, segments);
  if (!start) throw notFound();
  return {
    start,
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

export default function NewSegment() {
  const { start, shop, others } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { origin } = start;
  const back = origin
    ? { content: origin.name, url: `/app/segments/${origin.id}` }
    : { content: "Segments", url: "/app/segments" };
  return (
    <Page title={start.title} backAction={back}>
      <SegmentBuilder
        key={start.title}
        segmentId={null}
        saved={nothing}
        start={start.draft}
        refusal={result}
        shop={shop}
        others={others}
      />
    </Page>
  );
}
