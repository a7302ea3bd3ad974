import { Select } from "@shopify/polaris";
import type { Relation } from "~/domains/segments/model";
import { AmountField } from "../fields/amount-field";
import { Cell, Words } from "../fields/row";

interface Props {
  within: Relation["within"];
  onChange(within: Relation["within"]): void;
}

const units = [
  { value: "h", label: "hours" },
  { value: "d", label: "days" },
  { value: "w", label: "weeks" },
] as const;

/** How soon, or at any time. */
export function WithinField({ within, onChange }: Props) {
  const choose = (value: string) => {
    const unit = units.find((one) => one.value === value)?.value;
    onChange(unit ? { amount: within?.amount ?? 1, unit } : null);
  };
  return (
    <Cell width={within ? 15 : 9}>
      <div style={{ display: "flex", gap: 8 }}>
        {within && (
          <>
            <Words>within</Words>
            <div style={{ flex: "1 1 4rem", minWidth: 0 }}>
              <AmountField
                label="Within how many"
                value={within.amount}
                least={1}
                most={5000}
                onChange={(amount) => onChange({ ...within, amount })}
              />
            </div>
          </>
        )}
        <div style={{ flex: "1 1 8rem", minWidth: 0 }}>
          <Select
            label="How soon"
            labelHidden
            options={[...units, { value: "", label: "at any time" }]}
            value={within?.unit ?? ""}
            onChange={choose}
          />
        </div>
      </div>
    </Cell>
  );
}
