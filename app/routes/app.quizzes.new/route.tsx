import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { attempt, unlessFailed } from "~/components/attempt";
import { BeginPage } from "~/components/beginning/begin-page";
import { FromNothing } from "~/components/beginning/start";
import { begin } from "~/doors/begin.server";
import { requireShop } from "~/doors/require-shop.server";
import { createQuiz, library, listQuizzes } from "~/domains/quizzes/index.server";
import { ReadyCard } from "./ready-card";

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

export function action({ request }: ActionFunctionArgs) {
  return begin(request, async (shopId, start, now) => {
    const created = await createQuiz(shopId, start, now);
    return created.outcome === "created" ? { ...created, url: `/app/quizzes/${created.quizId}` } : created;
  });
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

export default function NewQuiz() {
  const { ready } = useLoaderData<typeof loader>();
  return (
    <BeginPage
      title="New quiz"
      subtitle="Begin with one that is ready for your trade, or with nothing"
      backAction={{ content: "Quizzes", url: "/app/quizzes" }}
    >
      {ready.map((one) => (
        <ReadyCard key={one.key} ready={one} />
      ))}
      <FromNothing>
        One empty question, a step for the address and a result. Add what else you want to know.
      </FromNothing>
    </BeginPage>
  );
}
