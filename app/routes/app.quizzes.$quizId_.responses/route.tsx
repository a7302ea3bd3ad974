import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { BlockStack, Box, Card, Page, Text } from "@shopify/polaris";
import { ExportButton } from "~/components/export-button";
import { pageOf, readPage } from "~/components/paging";
import { Funnel } from "~/components/quiz-pages/funnel";
import { QuizTabs } from "~/components/quiz-pages/quiz-tabs";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { findFunnel, findQuiz, listVersions } from "~/domains/quizzes/index.server";
import { everyStep, listResponses, sumFunnels } from "~/domains/reports/index.server";
import { Serial } from "~/lib/serial";
import { askedIn, narrowingsOf } from "./asked";
import { Filters } from "./filters";
import { ResponseTable } from "./response-table";
import { viewResponse } from "./view";
import { filterOf, readNarrowing } from "./wish";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const quizId = Serial.safeParse(params["quizId"]);
  const quiz = quizId.success ? await findQuiz(shop.id, quizId.data) : null;
  if (!quiz) throw notFound();
  const search = new URL(request.url).searchParams;
  const narrowing = readNarrowing(search);
  const { page, slice } = readPage(search);
  const [versions, funnels, rows] = await Promise.all([
    listVersions(shop.id, quiz.id),
    findFunnel(shop.id, quiz.id),
    listResponses(shop.id, quiz.id, { ...slice, ...filterOf(narrowing) }),
  ]);
  const asked = askedIn(versions);
  const shown = versions[0];
  const view = { asked, timezone: shop.timezone };
  return {
    quiz: { id: quiz.id, name: quiz.name, key: quiz.key },
    timezone: shop.timezone,
    narrowing,
    steps: shown ? everyStep(sumFunnels(funnels), shown.content) : [],
    questions: narrowingsOf(asked),
    responses: pageOf(
      page,
      rows.map((row) => viewResponse(row, view)),
    ),
  };
}

export default function Responses() {
  const { quiz, timezone, narrowing, steps, questions, responses } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const isNarrowed = narrowing.question !== "" || narrowing.view !== "all";
  return (
    <Page
      title={`Responses to “${quiz.name}”`}
      subtitle={`Times are those of ${timezone.replaceAll("_", " ")}`}
      backAction={{ content: quiz.name, url: `/app/quizzes/${quiz.id}` }}
      primaryAction={
        <ExportButton url={`/app/quizzes/${quiz.id}/export?${params}`} fileName={`responses-${quiz.key}.csv`} />
      }
    >
      <BlockStack gap="400">
        <Card padding="0">
          <QuizTabs quizId={quiz.id} />
          {steps.length > 0 && (
            <Box padding="400">
              <BlockStack gap="200">
                <Text as="h2" variant="headingMd">
                  How far they come
                </Text>
                <Funnel steps={steps} caption="Since the quiz began, in all its versions" />
              </BlockStack>
            </Box>
          )}
        </Card>
        <Card padding="0">
          <Filters questions={questions} {...narrowing} />
          <ResponseTable quizId={quiz.id} responses={responses} isNarrowed={isNarrowed} />
        </Card>
      </BlockStack>
    </Page>
  );
}
