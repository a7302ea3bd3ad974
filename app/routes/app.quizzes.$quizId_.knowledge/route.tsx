import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { BlockStack, Button, Card, Page, Text } from "@shopify/polaris";
import { attempt, unlessFailed } from "~/components/attempt";
import { QuizTabs } from "~/components/quiz-pages/quiz-tabs";
import { useToast, type Told } from "~/components/use-toast";
import { parseForm } from "~/doors/parse-form.server";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { answer, incomplete, refuse } from "~/doors/tell.server";
import { Serial } from "~/lib/serial";
import { grant, Wish } from "./grant.server";
import { loadKnowledge } from "./load.server";
import { QuestionCard } from "./question-card";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const quizId = Serial.safeParse(params["quizId"]);
  const knowledge = quizId.success ? await loadKnowledge(shop, quizId.data, new Date()) : null;
  if (!knowledge) throw notFound();
  return knowledge;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const quizId = Serial.safeParse(params["quizId"]);
  if (!quizId.success) throw notFound();
  const form = await parseForm(request, Wish);
  if (!form.ok) return refuse(incomplete);
  const told = await grant(shop.id, quizId.data, form.data, new Date());
  if (!told) throw notFound();
  return answer(told);
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

export default function WhatComesOfIt() {
  const { quiz, questions } = useLoaderData<typeof loader>();
  return (
    <Page
      title={`What comes of “${quiz.name}”`}
      subtitle={ageingWords(quiz.rememberDays)}
      backAction={{ content: quiz.name, url: `/app/quizzes/${quiz.id}` }}
    >
      <BlockStack gap="400">
        <Card padding="0">
          <QuizTabs quizId={quiz.id} />
        </Card>
        {questions.map((question) => (
          <QuestionCard key={question.key} question={question} />
        ))}
        <Tips />
      </BlockStack>
    </Page>
  );
}

function ageingWords(days: number | null): string {
  if (days === null) return "Answers count until they are changed";
  return `An answer counts for ${days} ${days === 1 ? "day" : "days"}, then it is asked for again`;
}

function Tips() {
  const fetcher = useFetcher<{ told: Told }>();
  useToast(fetcher.data?.told);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Tips in the welcome mail
        </Text>
        <Text as="p">
          The results of the quiz can be told again in the welcome mail, to each segment its own. It is published at
          once; what you have written there yourself stays as it is.
        </Text>
        <fetcher.Form method="post">
          <input type="hidden" name="wish" value="tips" />
          <Button submit loading={fetcher.state !== "idle"}>
            Put the tips there
          </Button>
        </fetcher.Form>
      </BlockStack>
    </Card>
  );
}
