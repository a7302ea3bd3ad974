import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { attempt, unlessFailed } from "~/components/attempt";
import { parseForm } from "~/doors/parse-form.server";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { Serial } from "~/lib/serial";
import { act, refuse, Wish } from "./act.server";
import { Editor } from "./editor";
import { load } from "./load.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const quizId = Serial.safeParse(params["quizId"]);
  const loaded = quizId.success ? await load(shop, quizId.data, new Date()) : null;
  if (!loaded) throw notFound();
  return loaded;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const quizId = Serial.safeParse(params["quizId"]);
  if (!quizId.success) throw notFound();
  const form = await parseForm(request, Wish);
  if (!form.ok) return refuse(`Not done: ${Object.values(form.errors).join("; ")}`);
  return act(shop.id, quizId.data, form.data, new Date());
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

export default function EditQuiz() {
  const loaded = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  return <Editor key={loaded.quiz.id} loaded={loaded} done={done} />;
}
