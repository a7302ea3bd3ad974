import { BlockStack, Button, Card, ChoiceList, FormLayout, InlineStack, Text, TextField } from "@shopify/polaris";
import type { Topic } from "~/domains/consent/model";
import { counters, type Counter } from "~/domains/links/model";
import { mostTopics } from "./form";

interface TopicsProps {
  topics: Topic[];
  errors: Record<string, string>;
  onChange(topics: Topic[]): void;
}

/** What shoppers can choose to read about. */
export function TopicsCard({ topics, errors, onChange }: TopicsProps) {
  const change = (at: number, part: Partial<Topic>) =>
    onChange(topics.map((topic, n) => (n === at ? { ...topic, ...part } : topic)));
  const field = (at: number, name: "name" | "explanation") => ({
    value: topics[at]?.[name] ?? "",
    error: errors[`topics.${at}.${name}`] ?? false,
    autoComplete: "off",
    onChange: (value: string) => change(at, { [name]: value }),
  });
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            What shoppers can choose
          </Text>
          <Text as="p" tone="subdued">
            Every mail leads to a page where its reader chooses among these topics, says how often, or makes a pause.
          </Text>
          {errors["topics"] && (
            <Text as="p" tone="critical">
              {errors["topics"]}
            </Text>
          )}
        </BlockStack>
        {topics.map((topic, at) => (
          <FormLayout key={at}>
            <TextField label={`Topic ${at + 1}`} {...field(at, "name")} />
            <TextField label="What it is about" helpText="One line under the name" {...field(at, "explanation")} />
            <Button
              variant="plain"
              tone="critical"
              accessibilityLabel={`Remove the topic ${topic.name}`}
              onClick={() => onChange(topics.filter((_, n) => n !== at))}
            >
              Remove
            </Button>
          </FormLayout>
        ))}
        <InlineStack>
          <Button
            disabled={topics.length >= mostTopics}
            onClick={() => onChange([...topics, { key: "", name: "", explanation: "" }])}
          >
            Add a topic
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

const words: Record<Counter, { label: string; helpText: string }> = {
  us: {
    label: "Count clicks here",
    helpText: "Links lead through an address of this app. What machines follow is told apart from what people do.",
  },
  resend: {
    label: "Let Resend count them",
    helpText: "For a domain that has click tracking turned on at Resend. Both at once would lead readers round twice.",
  },
  nobody: {
    label: "Do not count clicks",
    helpText: "Segments and reports that ask who clicked then find nobody.",
  },
};

/** Who counts what is clicked, and what is not counted at all. */
export function ClicksCard({ countedBy, onChange }: { countedBy: Counter; onChange(countedBy: Counter): void }) {
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          What is counted
        </Text>
        <ChoiceList
          title="Clicks in your mail"
          choices={counters.map((value) => ({ value, ...words[value] }))}
          selected={[countedBy]}
          onChange={([chosen]) => onChange(counters.find((one) => one === chosen) ?? countedBy)}
        />
        <Text as="p" tone="subdued">
          Openings are not counted, because mail programs open mails by themselves. Who agrees to it on the page above
          has them shown with their messages; no segment and no flow ever asks about them.
        </Text>
      </BlockStack>
    </Card>
  );
}
