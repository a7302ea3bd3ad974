import { BlockStack, InlineGrid, Text } from "@shopify/polaris";
import { WholeField, WordsField } from "../forms/fields";
import type { PartProps } from "./part-props";

/** How often and how long the quiz is shown. @param timezone the shop's, such as Europe/London */
export function OftenForm({ targeting, timezone, onChange }: PartProps & { timezone: string }) {
  const { notAgainDays, mostShows, from, until } = targeting;
  return (
    <BlockStack gap="300">
      <Text as="h3" variant="headingSm">
        How often, and how long
      </Text>
      <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
        <WholeField
          label="Who closes it sees it again after"
          path="targeting.notAgainDays"
          value={notAgainDays}
          suffix="days"
          helpText="Who finishes it never sees it again"
          onChange={(days) => onChange({ notAgainDays: days ?? 0 })}
        />
        <WholeField
          label="At most so many times"
          path="targeting.mostShows"
          value={mostShows}
          placeholder="No limit"
          onChange={(shows) => onChange({ mostShows: shows })}
        />
      </InlineGrid>
      <WordsField
        label="From"
        type="datetime-local"
        path="targeting.from"
        value={from ?? ""}
        helpText={`By your shop’s clock (${timezone})`}
        onChange={(time) => onChange({ from: time === "" ? null : time })}
      />
      <WordsField
        label="Until"
        type="datetime-local"
        path="targeting.until"
        value={until ?? ""}
        helpText="Leave both empty to show it without end"
        onChange={(time) => onChange({ until: time === "" ? null : time })}
      />
    </BlockStack>
  );
}
