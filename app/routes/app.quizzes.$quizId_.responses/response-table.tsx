import { Badge, BlockStack, Text } from "@shopify/polaris";
import { NothingHere } from "~/components/nothing-here";
import { usePaging, type Page } from "~/components/paging";
import { RecordTable } from "~/components/record-table";
import { ShopperLink } from "~/components/shopper-link";
import type { ResponseView } from "./view";

interface Props {
  quizId: number;
  responses: Page<ResponseView>;
  isNarrowed: boolean;
}

/** What was answered, by whom as far as that is known, and how far each came. */
export function ResponseTable({ quizId, responses, isNarrowed }: Props) {
  return (
    <RecordTable
      resource={{ singular: "response", plural: "responses" }}
      columns={[
        { title: "Who" },
        { title: "What they said", isText: true },
        { title: "When" },
        { title: "State" },
        { title: "Page", isText: true },
      ]}
      rows={responses.rows.map((response) => ({ id: response.id, cells: cellsOf(response) }))}
      empty={<NoResponses quizId={quizId} isNarrowed={isNarrowed} />}
      pagination={usePaging(responses)}
    />
  );
}

function cellsOf({ who, answers, at, standing, page, version }: ResponseView) {
  return [
    who ? (
      <ShopperLink key="who" {...who} />
    ) : (
      <Text key="who" as="span" tone="subdued">
        Nobody known yet
      </Text>
    ),
    <BlockStack key="said" gap="100" as="ul">
      {answers.map(({ key, question, answer }) => (
        <li key={key}>
          <Text as="span" tone="subdued" breakWord>
            {question}
          </Text>{" "}
          <Text as="span" breakWord>
            {answer}
          </Text>
        </li>
      ))}
    </BlockStack>,
    at,
    <Badge key="state" {...(standing.isKnown && { tone: "success" as const })}>
      {standing.words}
    </Badge>,
    `${page || "Unknown"}, version ${version}`,
  ];
}

function NoResponses({ quizId, isNarrowed }: { quizId: number; isNarrowed: boolean }) {
  if (isNarrowed) {
    return (
      <NothingHere
        heading="No such responses"
        action={{ content: "Show all", url: `/app/quizzes/${quizId}/responses` }}
      >
        Nobody has answered like that yet.
      </NothingHere>
    );
  }
  return (
    <NothingHere heading="Nobody has answered yet" action={{ content: "Open the quiz", url: `/app/quizzes/${quizId}` }}>
      Every answer stands here as soon as it is given, also of who leaves before the end. Whose it is stands beside it
      once it is proven: by a signed-in account, or by the link in the mail to the address.
    </NothingHere>
  );
}
