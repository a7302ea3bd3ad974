import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { InlineGrid, Page } from "@shopify/polaris";
import { z } from "zod";
import { attempt, unlessFailed } from "~/components/attempt";
import { useToast, type Told } from "~/components/use-toast";
import { parseForm } from "~/doors/parse-form.server";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { createQuiz, library, listQuizzes } from "~/domains/quizzes/index.server";
import { EmptyCard, ReadyCard } from "./ready-card";

export async function loader({ request }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const own = await listQuizzes(shop.id);
  return {
    ready: library.map(({ key, name, trade, why, content }) => ({
      key,
      name,
      trade,
      why,
      questions: content.questions.map(({ title }) => title),
      own: own.find((one) => one.key === key)?.id ?? null,
    })),
  };
}

const Wish = z.strictObject({ key: z.string().max(100) });

export async function action({ request }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const form = await parseForm(request, Wish);
  if (!form.ok) return refuse("The form was not complete; reload the page and try again");
  const { key } = form.data;
  const created = await createQuiz(shop.id, key === "" ? { from: "nothing" } : { from: "ready", key }, new Date());
  if (created.outcome === "missing") throw notFound();
  if (created.outcome === "refused") return refuse(created.problem);
  return redirect(`/app/quizzes/${created.quizId}`);
}

function refuse(words: string) {
  const told: Told = { problem: true, words };
  return data({ told }, { status: 422 });
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

export default function NewQuiz() {
  const { ready } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  useToast(result?.told);
  return (
    <Page
      title="New quiz"
      subtitle="Begin with one that is ready for your trade, or with nothing"
      backAction={{ content: "Quizzes", url: "/app/quizzes" }}
    >
      <InlineGrid columns={{ xs: 1, sm: 2, lg: 3 }} gap="400">
        {ready.map((one) => (
          <ReadyCard key={one.key} ready={one} />
        ))}
        <EmptyCard />
      </InlineGrid>
    </Page>
  );
}
