import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate, type ClientActionFunctionArgs } from "@remix-run/react";
import { BlockStack, Card, Page, Tabs } from "@shopify/polaris";
import { z } from "zod";
import { AwayTable } from "~/components/away-table";
import { attempt, unlessFailed } from "~/components/attempt";
import { EmbedBanner } from "~/components/embed-banner";
import { pageIn } from "~/components/paging";
import { parseForm } from "~/doors/parse-form.server";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { incomplete, refuse, tell } from "~/doors/tell.server";
import { takeBackQuiz } from "~/domains/quizzes/index.server";
import { Serial } from "~/lib/serial";
import { QuizTable } from "./quiz-table";
import { listAwayRows, listRows, loadEmbed } from "./rows.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const params = new URL(request.url).searchParams;
  if (params.get("show") === "away") {
    return { show: "away" as const, rows: pageIn(params, await listAwayRows(shop)) };
  }
  const [rows, embed] = await Promise.all([listRows(shop, params, new Date()), loadEmbed(shop)]);
  return { show: "kept" as const, rows: pageIn(params, rows), embed };
}

const Wish = z.strictObject({ quizId: Serial });

export async function action({ request }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const form = await parseForm(request, Wish);
  if (!form.ok) return refuse(incomplete);
  const taken = await takeBackQuiz(shop.id, form.data.quizId);
  if (taken.outcome === "missing") throw notFound();
  if (taken.outcome === "refused") return refuse(`Not taken back: ${taken.problem}`);
  return tell("Taken back. It is paused until you resume it");
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

const tabs = [
  { id: "kept", content: "All" },
  { id: "away", content: "Put away" },
];

export default function Quizzes() {
  const shown = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  return (
    <Page
      title="Quizzes"
      subtitle="What shoppers tell you of themselves, and what it changes"
      primaryAction={{ content: "New quiz", url: "/app/quizzes/new" }}
    >
      <BlockStack gap="400">
        {shown.show === "kept" && shown.rows.rows.length > 0 && (
          <EmbedBanner embed={shown.embed} isLive={shown.rows.rows.some(({ state }) => state === "live")} />
        )}
        <Card padding="0">
          <Tabs
            tabs={tabs}
            selected={shown.show === "away" ? 1 : 0}
            onSelect={(at) => navigate(at === 1 ? "?show=away" : "/app/quizzes")}
          />
          {shown.show === "away" ? (
            <AwayTable
              rows={shown.rows}
              resource={{ singular: "quiz", plural: "quizzes" }}
              {...{ title: "Quiz", field: "quizId", url: "/app/quizzes" }}
            >
              A quiz that you put away stands here. What was answered stays with the shoppers, and you can take it back.
            </AwayTable>
          ) : (
            <QuizTable rows={shown.rows} />
          )}
        </Card>
      </BlockStack>
    </Page>
  );
}
