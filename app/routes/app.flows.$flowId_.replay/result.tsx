import { BlockStack, Card, InlineGrid, List, Text } from "@shopify/polaris";
import { Figure } from "~/components/figure";
import { NothingHere } from "~/components/nothing-here";
import { RecordTable } from "~/components/record-table";
import { ShopperLink } from "~/components/shopper-link";
import { DaysCard } from "./days-card";
import type { ResultView } from "./load.server";

/** What a flow would have done. */
export function Result({ result }: { result: ResultView }) {
  if (result.runs === 0) {
    return (
      <Card>
        <NothingHere heading="Nobody would have come in">
          {result.keptOut[0]
            ? `What starts it happened ${number(result.keptOut[0].count)} times, but: ${result.keptOut[0].words}.`
            : "Nothing that starts this flow happened in these days. Try more days, or another trigger."}
        </NothingHere>
      </Card>
    );
  }
  return (
    <>
      <Figures result={result} />
      <DaysCard days={result.days} />
      <Reasons result={result} />
      {result.steps.length > 0 && <Steps steps={result.steps} />}
      <Lines result={result} />
    </>
  );
}

function Figures({ result }: { result: ResultView }) {
  const { runs, people, sent, waiting, reached, boughtBefore, orderedAfter, skipped } = result;
  const notSent = skipped.reduce((sum, { count }) => sum + count, 0);
  return (
    <Card>
      <BlockStack gap="400">
        <InlineGrid columns={{ xs: 2, md: 4 }} gap="400">
          <Figure
            as="h2"
            label="Shoppers who came in"
            value={people}
            period={runs === 1 ? "once" : `${number(runs)} times`}
          />
          <Figure as="h2" label="Messages sent" value={sent} period={`to ${shoppers(reached)}`} />
          <Figure as="h2" label="Not sent" value={notSent} period="with the reasons below" />
          <Figure as="h2" label="Messages still waiting" value={waiting} />
        </InlineGrid>
        {reached > 0 && (
          <Text as="p">
            {`Of the ${shoppers(reached)} it would have written to, ${number(boughtBefore)} had already bought between what started the flow and its first message, and ${number(orderedAfter)} ordered in the 7 days after it anyway, without having got it. What a message would have changed nobody can tell from the past; an experiment can.`}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}

type Counted = ResultView["skipped"];

function Reasons({ result: { skipped, held, keptOut, ended, displacedBy, effects } }: { result: ResultView }) {
  const kinds = { tag: "Tags changed in Shopify", notify: "Notes to you", webhook: "Calls of other tools" };
  const others = Object.entries(kinds).flatMap(([kind, words]) => {
    const count = effects[kind];
    return count ? [{ words, count }] : [];
  });
  return (
    <Card>
      <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
        <Counts title="Not sent, and why" counts={skipped} />
        <Counts title="Had to wait first, because" counts={held} />
        <Counts title="Whose mail stood in the way" counts={displacedBy} />
        <Counts title="Did not come in" counts={keptOut} />
        <Counts title="How it ended" counts={ended} />
        <Counts title="Not done, only counted" counts={others} />
      </InlineGrid>
    </Card>
  );
}

function Counts({ title, counts }: { title: string; counts: Counted }) {
  if (counts.length === 0) return null;
  return (
    <BlockStack gap="200">
      <Text as="h2" variant="headingMd">
        {title}
      </Text>
      <List>
        {counts.map(({ words, count }) => (
          <List.Item key={words}>{`${words}: ${number(count)}`}</List.Item>
        ))}
      </List>
    </BlockStack>
  );
}

function Steps({ steps }: { steps: ResultView["steps"] }) {
  return (
    <Card padding="0">
      <RecordTable
        resource={{ singular: "step", plural: "steps" }}
        columns={[
          { title: "Step" },
          { title: "Came through", isNumber: true },
          { title: "Sent", isNumber: true },
          { title: "Not sent", isNumber: true },
          { title: "Ways", isText: true },
        ]}
        rows={steps.map(({ id, title, passed, isSend, sent, skipped, ways }) => ({
          id,
          cells: [
            title,
            number(passed),
            isSend ? number(sent) : "",
            isSend ? number(skipped) : "",
            ways.map(({ words, count }) => `${words}: ${number(count)}`).join(" · "),
          ],
        }))}
      />
    </Card>
  );
}

function Lines({ result: { lines, runs } }: { result: ResultView }) {
  return (
    <Card padding="0">
      <BlockStack>
        <div style={{ padding: "1rem" }}>
          <Text as="h2" variant="headingMd">
            {lines.length < runs ? `The first ${number(lines.length)} of ${number(runs)}` : "Everybody who came in"}
          </Text>
        </div>
        <RecordTable
          resource={{ singular: "shopper", plural: "shoppers" }}
          columns={[
            { title: "Shopper" },
            { title: "Came in" },
            { title: "Messages", isText: true },
            { title: "How it ended", isText: true },
            { title: "Bought" },
          ]}
          rows={lines.map(({ id, shopper, at, messages, end, bought }) => ({
            id,
            cells: [
              shopper ? <ShopperLink key="shopper" {...shopper} /> : "No longer in your shop",
              at,
              messages.join(" · "),
              end,
              bought,
            ],
          }))}
        />
      </BlockStack>
    </Card>
  );
}

function shoppers(count: number): string {
  return count === 1 ? "one shopper" : `${number(count)} shoppers`;
}

function number(value: number): string {
  return value.toLocaleString("en-GB");
}
