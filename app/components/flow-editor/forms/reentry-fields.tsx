import { Select } from "@shopify/polaris";
import { AmountField } from "~/components/segment-builder/fields/amount-field";
import { Cell, Row, Words } from "~/components/segment-builder/fields/row";
import { reentryWords, type Reentry } from "~/domains/flows";

const mostDays = 730;
const rules: readonly Reentry["rule"][] = ["once", "every_time", "after_days"];

/** How often one shopper may come in. */
export function ReentryFields({ reentry, onChange }: { reentry: Reentry; onChange(reentry: Reentry): void }) {
  const turn = (value: string) => {
    if (value === "after_days") onChange({ rule: value, days: 30 });
    else if (value === "once" || value === "every_time") onChange({ rule: value });
  };
  const labelOf = (rule: Reentry["rule"]) => (rule === "after_days" ? "Again after some days" : reentryWords({ rule }));
  return (
    <>
      <Select
        label="How often somebody may come in"
        options={rules.map((rule) => ({ value: rule, label: labelOf(rule) }))}
        value={reentry.rule}
        onChange={turn}
      />
      {reentry.rule === "after_days" && (
        <Row>
          <Words>Not again for</Words>
          <Cell width={5} isFixed>
            <AmountField
              label="Not again for how many days"
              value={reentry.days}
              least={1}
              most={mostDays}
              onChange={(days) => onChange({ rule: "after_days", days })}
            />
          </Cell>
          <Words>days</Words>
        </Row>
      )}
    </>
  );
}
