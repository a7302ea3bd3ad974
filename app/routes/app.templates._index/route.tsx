import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate, type ClientActionFunctionArgs } from "@remix-run/react";
import { Card, Page, Tabs } from "@shopify/polaris";
import { z } from "zod";
import { AwayTable } from "~/components/away-table";
import { attempt, unlessFailed } from "~/components/attempt";
import { pageIn } from "~/components/paging";
import { parseForm } from "~/doors/parse-form.server";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { incomplete, refuse, tell } from "~/doors/tell.server";
import { takeBackTemplate } from "~/domains/templates/index.server";
import { Serial } from "~/lib/serial";
import { listAwayRows, listRows } from "./rows.server";
import { TemplateTable } from "./template-table";

export async function loader({ request }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const params = new URL(request.url).searchParams;
  if (params.get("show") === "away") {
    return { show: "away" as const, rows: pageIn(params, await listAwayRows(shop)) };
  }
  return { show: "kept" as const, rows: pageIn(params, await listRows(shop, new Date())) };
}

const Wish = z.strictObject({ templateId: Serial });

export async function action({ request }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const form = await parseForm(request, Wish);
  if (!form.ok) return refuse(incomplete);
  const taken = await takeBackTemplate(shop.id, form.data.templateId);
  if (taken.outcome === "missing") throw notFound();
  if (taken.outcome === "refused") return refuse(`Not taken back: ${taken.problem}`);
  return tell("Taken back");
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

const tabs = [
  { id: "kept", content: "All" },
  { id: "away", content: "Put away" },
];

export default function Templates() {
  const shown = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  return (
    <Page
      title="Templates"
      subtitle="What your messages say, and to whom they say it differently"
      primaryAction={{ content: "New template", url: "/app/templates/new" }}
    >
      <Card padding="0">
        <Tabs
          tabs={tabs}
          selected={shown.show === "away" ? 1 : 0}
          onSelect={(at) => navigate(at === 1 ? "?show=away" : "/app/templates")}
        />
        {shown.show === "away" ? (
          <AwayTable
            rows={shown.rows}
            resource={{ singular: "template", plural: "templates" }}
            {...{ title: "Template", field: "templateId", url: "/app/templates" }}
          >
            A template that you put away stands here. What was sent of it stays in your reports, and you can take it
            back.
          </AwayTable>
        ) : (
          <TemplateTable rows={shown.rows} />
        )}
      </Card>
    </Page>
  );
}
