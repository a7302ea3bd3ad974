import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { NothingHere } from "~/components/nothing-here";
import { ResultPage } from "~/components/reports/result-page";
import { requireShop } from "~/doors/require-shop.server";
import { readPeriod } from "~/lib/report-period";
import { quizTable } from "./table.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const period = readPeriod(new URL(request.url).searchParams, new Date(), shop.timezone);
  return { period, table: await quizTable(shop, period) };
}

export default function QuizReport() {
  return (
    <ResultPage
      {...useLoaderData<typeof loader>()}
      here="quizzes"
      question="Who answers, and what becomes of them?"
      resource={{ singular: "quiz", plural: "quizzes" }}
      empty={
        <NothingHere
          heading="There is no quiz yet"
          action={{ content: "Start from a ready quiz", url: "/app/quizzes/new" }}
        >
          How many see a quiz, answer it, subscribe and buy stands here as soon as one is live.
        </NothingHere>
      }
    />
  );
}
