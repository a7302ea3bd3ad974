import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { BlockStack, Card, Page, Text } from "@shopify/polaris";
import { z } from "zod";
import { attempt, unlessFailed } from "~/components/attempt";
import { QuizTabs } from "~/components/quiz-pages/quiz-tabs";
import { parseForm } from "~/doors/parse-form.server";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { refuse, tell } from "~/doors/tell.server";
import { endTest, startTest, TestDraft } from "~/domains/quizzes/index.server";
import { Serial } from "~/lib/serial";
import { loadTests } from "./load.server";
import { Arms, Running } from "./running";
import { StartForm } from "./start-form";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const quizId = Serial.safeParse(params["quizId"]);
  const tests = quizId.success ? await loadTests(shop, quizId.data) : null;
  if (!tests) throw notFound();
  return tests;
}

const Wish = z.discriminatedUnion("wish", [
  TestDraft.extend({ wish: z.literal("start") }),
  z.strictObject({ wish: z.literal("end") }),
]);

export async function action({ request, params }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const quizId = Serial.safeParse(params["quizId"]);
  if (!quizId.success) throw notFound();
  const form = await parseForm(request, Wish);
  if (!form.ok) return refuse("Not started: look at what is marked", form.errors);
  if (form.data.wish === "end") {
    const wasRunning = await endTest(shop.id, quizId.data, new Date());
    return tell(wasRunning ? "The test has ended" : "It has ended already");
  }
  const { rivalId, rivalPercent } = form.data;
  const started = await startTest(shop.id, quizId.data, { rivalId, rivalPercent }, new Date());
  if (started.outcome === "missing") throw notFound();
  if (started.outcome === "refused") return refuse(`Not started: ${started.problem}`);
  return tell("The test has begun");
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

export default function Test() {
  const { quiz, running, ended, rivals } = useLoaderData<typeof loader>();
  return (
    <Page
      title={`Test “${quiz.name}”`}
      subtitle="Two quizzes side by side, each to a part of those who come"
      backAction={{ content: quiz.name, url: `/app/quizzes/${quiz.id}` }}
    >
      <BlockStack gap="400">
        <Card padding="0">
          <QuizTabs quizId={quiz.id} />
        </Card>
        {running ? <Running test={running} /> : <StartForm quiz={quiz} rivals={rivals} />}
        {ended.map((test) => (
          <Card key={test.id}>
            <BlockStack gap="300">
              <Text as="h2" variant="headingMd">
                {test.since} to {test.until}
              </Text>
              <Arms test={test} />
            </BlockStack>
          </Card>
        ))}
      </BlockStack>
    </Page>
  );
}
