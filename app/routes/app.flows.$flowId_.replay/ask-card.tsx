import { Form } from "@remix-run/react";
import { Banner, BlockStack, Button, Card, InlineStack, ProgressBar, Select, Text } from "@shopify/polaris";
import { useState } from "react";
import { NothingHere } from "~/components/nothing-here";
import type { FlowView, ReplayView } from "./load.server";

const choices = [
  { label: "The last 7 days", value: "7" },
  { label: "The last 30 days", value: "30" },
  { label: "The last 90 days", value: "90" },
];

/** Asks for how many days, and shows how far it is. */
export function AskCard({ flow, replay }: { flow: FlowView; replay: ReplayView | null }) {
  const [days, setDays] = useState(String(replay?.days ?? 30));
  if (flow.isManual) {
    return (
      <Card>
        <NothingHere
          heading="Nothing in the past starts this flow"
          action={{ content: "Back to the flow", url: `/app/flows/${flow.id}` }}
        >
          It begins when you say so for somebody. Give it another trigger, or test it with one shopper in its editor.
        </NothingHere>
      </Card>
    );
  }
  return (
    <Card>
      <BlockStack gap="300">
        {!replay && (
          <Text as="p">
            Your shop’s history is gone through again, day by day, with the very rules that will run the flow: who would
            have come in, what they would have got and when, and what would have kept it from them. It also counts how
            many had bought already, so that you see for whom a message would have come too late.
          </Text>
        )}
        {replay?.problem && <Banner tone="critical">{replay.problem}</Banner>}
        {replay?.isGoing ? (
          <Going percent={replay.percent} words={replay.words} />
        ) : (
          <Form method="post">
            <input type="hidden" name="wish" value="try" />
            <InlineStack gap="300" blockAlign="end">
              <Select label="How far back" name="days" options={choices} value={days} onChange={setDays} />
              <Button submit variant="primary">
                {replay ? "Try it again" : "Try it"}
              </Button>
            </InlineStack>
          </Form>
        )}
        {replay && !replay.isGoing && (
          <Text as="p" tone="subdued">
            {replay.words}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}

function Going({ percent, words }: { percent: number; words: string }) {
  return (
    <BlockStack gap="300">
      <div role="status">
        <Text as="p">{words}</Text>
      </div>
      <ProgressBar progress={percent} size="small" ariaLabelledBy="replay-progress" />
      <InlineStack align="space-between" blockAlign="center">
        <Text as="span" tone="subdued" id="replay-progress">
          {`${percent} % gone through. You can leave this page.`}
        </Text>
        <Form method="post">
          <input type="hidden" name="wish" value="stop" />
          <Button submit>Stop</Button>
        </Form>
      </InlineStack>
    </BlockStack>
  );
}
