import { BlockStack, Box, Button, InlineGrid, InlineStack, Select, Text } from "@shopify/polaris";
import { PlusIcon } from "@shopify/polaris-icons";
import type { ReactNode } from "react";
import { Moves } from "~/components/part-tools";
import { moved } from "../move";
import type { CardProps } from "./form";
import { StepCard } from "./step-card";

const mostMessages = 10;

/** What they get: a message for each of some segments, in an order that decides, and one for everybody else. */
export function MessagesCard({ children, ...props }: CardProps & { children: ReactNode }) {
  const { fields, choices, onChange } = props;
  const { bySegment } = fields;
  const add = () => onChange({ bySegment: [...bySegment, { segmentId: "", template: "" }] });
  return (
    <StepCard
      step={2}
      title="What they get"
      explanation="Who is in several of these segments gets the first message that fits. Two segments that get the same are one."
    >
      {bySegment.map((_, at) => (
        <SegmentMessage key={at} at={at} {...props} />
      ))}
      <InlineStack>
        <Button icon={PlusIcon} disabled={bySegment.length >= mostMessages} onClick={add}>
          Another message for a segment
        </Button>
      </InlineStack>
      <Select
        label={bySegment.length === 0 ? "All of them get" : "Everybody else gets"}
        id="everybodyElse"
        options={[
          { value: "", label: bySegment.length === 0 ? "Choose a message" : "Nothing: they are left out" },
          ...templateOptions(choices),
        ]}
        value={fields.everybodyElse}
        error={props.errors["everybodyElse"] ?? props.errors["messages"] ?? false}
        onChange={(everybodyElse) => onChange({ everybodyElse })}
      />
      {children}
    </StepCard>
  );
}

function templateOptions(choices: CardProps["choices"]) {
  return choices.templates.map(({ key, name, isPublished }) => ({
    value: key,
    label: isPublished ? name : `${name} (not published yet)`,
    disabled: !isPublished,
  }));
}

function SegmentMessage({ at, fields, errors, choices, onChange }: CardProps & { at: number }) {
  const { bySegment } = fields;
  const row = bySegment[at] ?? { segmentId: "", template: "" };
  const title = `message ${at + 1}`;
  const change = (part: Partial<typeof row>) =>
    onChange({ bySegment: bySegment.map((one, i) => (i === at ? { ...one, ...part } : one)) });
  const taken = bySegment.flatMap(({ segmentId }, i) => (i === at ? [] : segmentId));
  return (
    <Box
      background="bg-surface-secondary"
      borderRadius="200"
      padding="300"
      role="group"
      aria-label={`Message ${at + 1}`}
    >
      <BlockStack gap="200">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h3" variant="headingSm">
            {at === 0 ? "First" : "Otherwise"}
          </Text>
          <InlineStack gap="100">
            <Moves
              title={title}
              at={at}
              count={bySegment.length}
              onMove={(by) => onChange({ bySegment: moved(bySegment, at, by) })}
            />
            <Button
              variant="tertiary"
              tone="critical"
              accessibilityLabel={`Remove ${title}`}
              onClick={() => onChange({ bySegment: bySegment.filter((_, i) => i !== at) })}
            >
              Remove
            </Button>
          </InlineStack>
        </InlineStack>
        <InlineGrid columns={{ xs: 1, sm: 2 }} gap="200">
          <Select
            label="Who is in"
            id={`bySegment.${at}.segmentId`}
            options={[
              { value: "", label: "Choose a segment" },
              ...choices.segments.map(({ id, name }) => ({
                value: String(id),
                label: name,
                disabled: taken.includes(String(id)),
              })),
            ]}
            value={row.segmentId}
            error={errors[`bySegment.${at}.segmentId`] ?? false}
            onChange={(segmentId) => change({ segmentId })}
          />
          <Select
            label="gets"
            id={`bySegment.${at}.template`}
            options={[{ value: "", label: "Choose a message" }, ...templateOptions(choices)]}
            value={row.template}
            error={errors[`bySegment.${at}.template`] ?? false}
            onChange={(template) => change({ template })}
          />
        </InlineGrid>
      </BlockStack>
    </Box>
  );
}
