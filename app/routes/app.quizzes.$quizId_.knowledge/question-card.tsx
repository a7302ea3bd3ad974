import { useFetcher } from "@remix-run/react";
import { Badge, BlockStack, Button, Card, InlineStack, Link, List, Text } from "@shopify/polaris";
import { useToast, type Told } from "~/components/use-toast";
import type { Knowledge } from "./load.server";

type Asked = Knowledge["questions"][number];

/** One question: what is different because of its answers, and how many shoppers give which. */
export function QuestionCard({ question }: { question: Asked }) {
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd" breakWord>
            {question.title}
          </Text>
          {question.changesNothing && !question.isForReading && <Badge tone="attention">Changes nothing</Badge>}
        </InlineStack>
        <Uses question={question} />
        {question.choices.length > 0 && <Choices question={question} />}
      </BlockStack>
    </Card>
  );
}

function Uses({ question: { uses, idle, changesNothing, isForReading } }: { question: Asked }) {
  if (changesNothing) {
    return (
      <Text as="p" tone="subdued">
        {isForReading
          ? "For you to read among the responses. Words of their own never go into a mail."
          : "Nobody sees or gets anything else because of what is answered here. Use it, or do not ask it: each question costs you some who would have gone on."}
      </Text>
    );
  }
  return (
    <BlockStack gap="200">
      <List>
        {uses.map((use) => (
          <List.Item key={`${use.kind} ${use.id} ${use.name}`}>
            <UseWords use={use} />
          </List.Item>
        ))}
      </List>
      {idle.length > 0 && (
        <Text as="p" tone="subdued">
          Nothing follows from {new Intl.ListFormat("en-GB").format(idle.map((label) => `“${label}”`))}.
        </Text>
      )}
    </BlockStack>
  );
}

const useWords = {
  question: "Decides whether this is asked:",
  result: "Decides this result:",
  segment: "Segment:",
  message: "Message:",
} as const;

function UseWords({ use: { kind, name, url, choices } }: { use: Asked["uses"][number] }) {
  const said = choices && choices.length > 0 ? `, by ${new Intl.ListFormat("en-GB").format(choices)}` : "";
  return (
    <Text as="span" breakWord>
      {useWords[kind]} {url ? <Link url={url}>{name}</Link> : name}
      {said}
    </Text>
  );
}

function Choices({ question }: { question: Asked }) {
  const hasAll = question.choices.every(({ segment }) => segment !== null);
  return (
    <BlockStack gap="300">
      <div style={{ overflowX: "auto" }}>
        <table style={{ borderSpacing: "0 0.25rem", width: "100%" }}>
          <caption style={{ textAlign: "start" }}>
            <Text as="span" variant="headingSm">
              Who says so now
            </Text>
          </caption>
          <tbody>
            {question.choices.map((choice) => (
              <tr key={choice.key}>
                <th scope="row" style={{ fontWeight: "normal", overflowWrap: "anywhere", textAlign: "start" }}>
                  {choice.label}
                </th>
                <td style={{ fontVariantNumeric: "tabular-nums", textAlign: "end", whiteSpace: "nowrap" }}>
                  {shoppersWords(choice)}
                </td>
                <td style={{ paddingInlineStart: "1rem", textAlign: "end" }}>
                  {choice.segment ? (
                    <Link url={`/app/segments/${choice.segment.id}`}>{choice.segment.name}</Link>
                  ) : (
                    <Text as="span" tone="subdued">
                      No segment
                    </Text>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {!hasAll && <Mint question={question} />}
    </BlockStack>
  );
}

function shoppersWords({ shoppers, aged }: Asked["choices"][number]): string {
  const people = `${shoppers.toLocaleString("en-GB")} ${shoppers === 1 ? "shopper" : "shoppers"}`;
  return aged > 0 ? `${people}, ${aged.toLocaleString("en-GB")} too long ago` : people;
}

function Mint({ question }: { question: Asked }) {
  const fetcher = useFetcher<{ told: Told }>();
  useToast(fetcher.data?.told);
  return (
    <fetcher.Form method="post">
      <input type="hidden" name="wish" value="mint" />
      <input type="hidden" name="question" value={question.key} />
      <Button
        submit
        loading={fetcher.state !== "idle"}
        accessibilityLabel={`Make a segment of each answer to ${question.title}`}
      >
        Make a segment of each
      </Button>
    </fetcher.Form>
  );
}
