import { useFetcher } from "@remix-run/react";
import { Button, Text } from "@shopify/polaris";
import { NothingHere } from "~/components/nothing-here";
import { usePaging, type Page } from "~/components/paging";
import { RecordTable } from "~/components/record-table";
import { useToast, type Told } from "~/components/use-toast";
import type { AwayRow } from "./rows.server";

/** Quizzes that were put away, each with the way back. */
export function AwayTable({ rows }: { rows: Page<AwayRow> }) {
  return (
    <RecordTable
      resource={{ singular: "quiz", plural: "quizzes" }}
      columns={[{ title: "Quiz" }, { title: "Put away on" }, { title: "Take back", isPlain: true }]}
      rows={rows.rows.map(({ id, name, since }) => ({
        id: String(id),
        cells: [
          <Text key="name" as="span" fontWeight="semibold">
            {name}
          </Text>,
          since,
          <TakeBack key="back" id={id} name={name} />,
        ],
      }))}
      empty={
        <NothingHere heading="Nothing is put away" action={{ content: "Show all quizzes", url: "/app/quizzes" }}>
          A quiz that you put away stands here. What was answered stays with the shoppers, and you can take it back.
        </NothingHere>
      }
      pagination={usePaging(rows)}
    />
  );
}

function TakeBack({ id, name }: { id: number; name: string }) {
  const fetcher = useFetcher<{ told: Told }>();
  useToast(fetcher.data?.told);
  return (
    <fetcher.Form method="post">
      <input type="hidden" name="quizId" value={id} />
      <Button submit loading={fetcher.state !== "idle"} accessibilityLabel={`Take ${name} back`}>
        Take back
      </Button>
    </fetcher.Form>
  );
}
