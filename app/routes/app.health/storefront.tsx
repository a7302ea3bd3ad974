import { Badge } from "@shopify/polaris";
import { RecordTable } from "~/components/record-table";
import { Section } from "./section";
import type { HealthView } from "./view";

/** What of Tessera works in the shop's storefront, and what keeps the rest from it. */
export function Storefront({ storefront }: Pick<HealthView, "storefront">) {
  return (
    <Section title="Storefront" about="What shoppers meet in your shop, and what tells us of their visits.">
      <RecordTable
        resource={{ singular: "part", plural: "parts" }}
        columns={[
          { title: "Part" },
          { title: "State" },
          { title: "Last heard of" },
          { title: "Problem", isText: true },
        ]}
        rows={storefront.map(({ name, problem, isOn, heard }) => ({
          id: name,
          cells: [
            name,
            <Badge key="state" tone={problem ? "critical" : isOn ? "success" : "attention"}>
              {problem ? "Does not work" : isOn ? "Works" : "Not heard of yet"}
            </Badge>,
            heard ?? "–",
            problem ?? "–",
          ],
        }))}
      />
    </Section>
  );
}
