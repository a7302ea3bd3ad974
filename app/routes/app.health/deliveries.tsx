import { Box, InlineGrid } from "@shopify/polaris";
import { Figure } from "~/components/figure";
import { Section } from "./section";
import type { HealthView } from "./view";

/** What arrived in the last day, by what became of it. */
export function Deliveries({ receipts, oldest }: Pick<HealthView, "receipts" | "oldest">) {
  const figures = [
    { label: "Understood", value: receipts.folded },
    { label: "Nothing to keep", value: receipts.ignored },
    { label: "Waiting", value: receipts.waiting },
    { label: "Not understood", value: receipts.dead },
  ];
  return (
    <Section
      title="Deliveries of the last 24 hours"
      about={oldest ? `The oldest that waits came ${oldest} ago.` : "None waits."}
    >
      <Box paddingInline="400" paddingBlockEnd="400">
        <InlineGrid columns={{ xs: 2, sm: 4 }} gap="400">
          {figures.map(({ label, value }) => (
            <Figure key={label} as="h3" label={label} value={value} />
          ))}
        </InlineGrid>
      </Box>
    </Section>
  );
}
