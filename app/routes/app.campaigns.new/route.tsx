import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { z } from "zod";
import { attempt, unlessFailed } from "~/components/attempt";
import { CampaignEditor, useEstimate } from "~/components/campaigns/editor/editor";
import { useEditing } from "~/components/campaigns/editor/use-editing";
import { dayAfter, emptyFields, readFields } from "~/components/campaigns/fields";
import { calendarDay } from "~/components/dates";
import { parseForm } from "~/doors/parse-form.server";
import { requireShop } from "~/doors/require-shop.server";
import { FieldsJson, refuse, refuseFields } from "../app.campaigns.$campaignId/answers.server";
import { loadChoices } from "./choices.server";
import { keepNew } from "./keep.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const choices = await loadChoices(shop);
  const wanted = new URL(request.url).searchParams.getAll("segment").map(Number);
  const include = choices.segments.map(({ id }) => id).filter((id) => wanted.includes(id));
  const tomorrow = dayAfter(calendarDay(new Date(), shop.timezone));
  return { choices, nothing: emptyFields(tomorrow, []), start: emptyFields(tomorrow, include) };
}

const Wish = z.strictObject({ wish: z.enum(["save", "schedule"]), revision: z.string().max(9), fields: FieldsJson });

export async function action({ request }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const form = await parseForm(request, Wish);
  if (!form.ok) return refuse("The form was not complete; reload the page and try again");
  const read = readFields(form.data.fields, shop.timezone);
  if (!read.ok) return refuseFields(read.errors);
  const kept = await keepNew(shop.id, read.draft, new Date());
  return kept.outcome === "refused"
    ? refuse(`Not saved: ${kept.problem}`)
    : redirect(`/app/campaigns/${kept.campaignId}`);
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

export default function NewCampaign() {
  const { choices, nothing, start } = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  const editing = useEditing({ revision: 0, fields: nothing }, start, choices.timezone, done);
  const estimate = useEstimate(editing);
  return (
    <Page
      title="New campaign"
      subtitle="One message, or one for each segment, sent once"
      backAction={{ content: "Campaigns", url: "/app/campaigns" }}
      primaryAction={{ content: "Save", loading: editing.isBusy, onAction: () => editing.send("save") }}
    >
      <CampaignEditor campaignId={null} editing={editing} choices={choices} estimate={estimate} />
    </Page>
  );
}
