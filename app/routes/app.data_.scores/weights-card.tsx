import { Banner, BlockStack, Card, ChoiceList, DataTable, FormLayout, Text, TextField } from "@shopify/polaris";
import { engagementRule, features, featureWords } from "~/domains/traits/model";
import { shownCell, type ReportTable } from "~/lib/report-table";
import type { WeightFields } from "./form";

interface Props {
  values: WeightFields;
  errors: Record<string, string>;
  table: ReportTable;
  onChange(change: Partial<WeightFields>): void;
}

const choices = [
  {
    value: "automatic",
    label: "Let it be learnt",
    helpText: "From your own orders where they say it better; set by hand until then",
  },
  { value: "own", label: "Set the weights yourself", helpText: "They stay until you change them" },
];

/** What counts how much. */
export function WeightsCard({ values, errors, table, onChange }: Props) {
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            What counts, and how much
          </Text>
          <Text as="p" tone="subdued">
            Of the last {engagementRule.rememberedDays} days; what is {engagementRule.halfLifeDays} days old counts
            half, and a second of the same adds less than the first. That a mail was opened never counts: mail programs
            open mail, too.
          </Text>
        </BlockStack>
        <ChoiceList
          title="Who sets the weights"
          choices={choices}
          selected={[values.intent]}
          onChange={([choice]) => onChange({ intent: choice === "own" ? "own" : "automatic" })}
        />
        {errors["form"] && (
          <Banner tone="critical">
            <p>{errors["form"]}</p>
          </Banner>
        )}
        {values.intent === "own" ? (
          <OwnWeights values={values} errors={errors} onChange={onChange} />
        ) : (
          <DataTable
            columnContentTypes={["text", "numeric", "numeric"]}
            headings={table.columns.map(({ title }) => title)}
            rows={table.rows.map(({ cells }) =>
              table.columns.map(({ kind }, at) => shownCell(kind, cells[at] ?? null, table.currency)),
            )}
          />
        )}
      </BlockStack>
    </Card>
  );
}

function OwnWeights({ values, errors, onChange }: Omit<Props, "table">) {
  const pairs = [0, 2, 4, 6].map((from) => features.slice(from, from + 2));
  return (
    <FormLayout>
      {pairs.map((pair) => (
        <FormLayout.Group key={pair.join()}>
          {pair.map((feature) => (
            <TextField
              key={feature}
              label={featureWords[feature]}
              type="number"
              min={0}
              max={engagementRule.mostWeight}
              step={1}
              autoComplete="off"
              value={values[feature]}
              error={errors[feature] ?? false}
              onChange={(value) => onChange({ [feature]: value })}
            />
          ))}
        </FormLayout.Group>
      ))}
    </FormLayout>
  );
}
