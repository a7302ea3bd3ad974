import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { Badge, BlockStack, Card, Page } from "@shopify/polaris";
import { attempt, unlessFailed } from "~/components/attempt";
import { formatTime } from "~/components/dates";
import { NothingHere } from "~/components/nothing-here";
import { useToast } from "~/components/use-toast";
import { VersionCard } from "~/components/version-card";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { takeUp } from "~/doors/take-up.server";
import { changesBetween } from "~/domains/quizzes";
import { findQuiz, listVersions, takeUpVersion } from "~/domains/quizzes/index.server";
import { Serial } from "~/lib/serial";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const quizId = Serial.safeParse(params["quizId"]);
  const quiz = quizId.success ? await findQuiz(shop.id, quizId.data) : null;
  if (!quiz) throw notFound();
  const versions = await listVersions(shop.id, quiz.id);
  return {
    quiz: {
      id: quiz.id,
      name: quiz.name,
      version: quiz.version,
      isLive: quiz.state === "live",
      hasDraft: quiz.draft !== null,
    },
    versions: versions.map(({ version, content, createdAt }, i) => {
      const before = versions[i + 1];
      return {
        version,
        at: formatTime(createdAt, shop.timezone),
        changes: before ? changesBetween(before.content, content) : [],
        isFirst: !before,
      };
    }),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  return takeUp(request, params["quizId"], takeUpVersion, "/app/quizzes");
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

export default function Versions() {
  const { quiz, versions } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  useToast(result?.told);
  return (
    <Page
      title="Versions"
      subtitle={`What “${quiz.name}” asked, and since when. Answers name the version they were given to.`}
      backAction={{ content: quiz.name, url: `/app/quizzes/${quiz.id}` }}
    >
      <BlockStack gap="400">
        {versions.length === 0 && (
          <Card>
            <NothingHere
              heading="No version yet"
              action={{ content: "Back to the quiz", url: `/app/quizzes/${quiz.id}` }}
            >
              Each time you publish the quiz, what it asks then is kept here, and you can go back to it.
            </NothingHere>
          </Card>
        )}
        {versions.map((one) => (
          <VersionCard
            key={one.version}
            {...one}
            isCurrent={one.version === quiz.version}
            badges={one.version === quiz.version && <StateBadge isLive={quiz.isLive} />}
            ofDraft={quiz.hasDraft ? "Your present draft is kept as a quiz of its own." : null}
          />
        ))}
      </BlockStack>
    </Page>
  );
}

function StateBadge({ isLive }: { isLive: boolean }) {
  return <Badge tone={isLive ? "success" : "attention"}>{isLive ? "Shown now" : "The latest, paused"}</Badge>;
}
