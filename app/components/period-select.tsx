import { useSearchParams } from "@remix-run/react";
import { Select } from "@shopify/polaris";
import { periodLengths, type Period } from "~/lib/report-period";

/** Chooses how far a report looks back; what is chosen stands in the address, and what narrows the report stays. */
export function PeriodSelect({ period }: { period: Pick<Period, "length"> }) {
  const [, setParams] = useSearchParams();
  const choose = (days: string) =>
    setParams((params) => {
      const next = new URLSearchParams(params);
      next.set("days", days);
      // There may be fewer pages of another period.
      next.delete("page");
      return next;
    });
  return (
    <Select
      label="Period"
      labelInline
      options={periodLengths.map((length) => ({ label: `Last ${length} days`, value: String(length) }))}
      value={String(period.length)}
      onChange={choose}
    />
  );
}
