import { RecordTable } from "~/components/record-table";
import { Section } from "./section";
import type { HealthView } from "./view";

/** Shoppers who asked what is kept of them. */
export function DataRequests({ requests }: { requests: HealthView["requests"] }) {
  const isEmpty = requests.length === 0;
  return (
    <Section
      title="Requests for data"
      about={
        isEmpty
          ? "Nobody has asked what you keep of them. When somebody does, the request and its deadline stand here."
          : "The law gives you 30 days to answer."
      }
    >
      {!isEmpty && (
        <RecordTable
          resource={{ singular: "request", plural: "requests" }}
          columns={[{ title: "Shopify customer" }, { title: "Asked" }, { title: "Answer by" }, { title: "Answered" }]}
          rows={requests.map(({ requestId, customerId, requested, due, answered }) => ({
            id: requestId,
            cells: [customerId, requested, due, answered ?? "Not yet"],
          }))}
        />
      )}
    </Section>
  );
}
