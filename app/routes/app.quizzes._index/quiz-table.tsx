import { Badge, BlockStack, InlineStack, Text } from "@shopify/polaris";
import { BesideLink } from "~/components/beside-link";
import { NothingHere } from "~/components/nothing-here";
import { usePaging, type Page } from "~/components/paging";
import { SmallFunnel } from "~/components/quiz-pages/funnel";
import { RecordLink } from "~/components/record-link";
import { RecordTable } from "~/components/record-table";
import type { QuizRow } from "./rows.server";

/** The shop's quizzes, each with how many go how far, and what of it is idle. */
export function QuizTable({ rows }: { rows: Page<QuizRow> }) {
  return (
    <RecordTable
      resource={{ singular: "quiz", plural: "quizzes" }}
      columns={[
        { title: "Quiz" },
        { title: "State" },
        { title: "Last 90 days", isText: true },
        { title: "What comes of it", isText: true },
      ]}
      rows={rows.rows.map((row) => ({ id: String(row.id), cells: cellsOf(row) }))}
      empty={
        <NothingHere
          heading="There is no quiz yet"
          action={{ content: "Start from a ready quiz", url: "/app/quizzes/new" }}
        >
          Ask shoppers what they look for, and their answers become segments and other words in your mail. Ready quizzes
          for six trades can be live in a few clicks, with a segment for each answer and a tip in the welcome mail.
        </NothingHere>
      }
      pagination={usePaging(rows)}
    />
  );
}

function cellsOf(row: QuizRow) {
  return [
    <RecordLink key="name" url={`/app/quizzes/${row.id}`}>
      <Text as="span" fontWeight="semibold">
        {row.name}
      </Text>
    </RecordLink>,
    <State key="state" {...row} />,
    <Way key="way" {...row} />,
    <ToDo key="todo" {...row} />,
  ];
}

const stateWords = {
  draft: { words: "Not published", tone: "attention" },
  live: { words: "Live", tone: "success" },
  paused: { words: "Paused", tone: "warning" },
} as const;

function State({ state, hasDraft, isTested, publishedAt }: QuizRow) {
  const { words, tone } = stateWords[state];
  return (
    <InlineStack gap="200" blockAlign="center">
      <Badge tone={tone}>{words}</Badge>
      {isTested && <Badge tone="info">In a test</Badge>}
      {hasDraft && state !== "draft" && <Badge>With a draft</Badge>}
      {publishedAt && (
        <Text as="span" tone="subdued">
          since {publishedAt}
        </Text>
      )}
    </InlineStack>
  );
}

function Way({ id, name, steps }: QuizRow) {
  if (!steps) return "";
  const told = [...steps.slice(0, 2), ...steps.slice(-1)];
  const words = told.map(({ label, people }) => `${people.toLocaleString("en-GB")} ${label.toLowerCase()}`).join(", ");
  return (
    <BlockStack gap="100">
      <SmallFunnel steps={steps} />
      <BesideLink url={`/app/quizzes/${id}/responses`} label={`${words}: responses to ${name}`}>
        {words}
      </BesideLink>
    </BlockStack>
  );
}

function ToDo({ id, name, idleQuestions }: QuizRow) {
  if (idleQuestions === 0) return "Each answer leads to something";
  const words = idleQuestions === 1 ? "One question changes nothing" : `${idleQuestions} questions change nothing`;
  return (
    <BesideLink url={`/app/quizzes/${id}/knowledge`} label={`${words} in ${name}`}>
      {words}
    </BesideLink>
  );
}
