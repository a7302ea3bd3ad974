import { Badge } from "@shopify/polaris";
import { RecordTable } from "~/components/record-table";
import { Section } from "./section";
import type { HealthView } from "./view";

/** How mail is taken: the shop's own, and that of the account it shares with others. */
export function Reception({ mail, account }: Pick<HealthView, "mail" | "account">) {
  const rows = [
    ...(mail ? [{ id: "shop", name: "Your mail", rates: mail }] : []),
    ...(account ? [{ id: "account", name: "All mail of the app’s account", rates: account }] : []),
  ];
  return (
    <Section
      title="How mail is taken"
      about={
        rows.length === 0
          ? "Nothing has been told of your mail yet."
          : "Of the last 7 days. Resend closes accounts above 4 % that came back or 0.08 % marked as spam; your sending pauses long before."
      }
    >
      {rows.length > 0 && (
        <RecordTable
          resource={{ singular: "rate", plural: "rates" }}
          columns={[
            { title: "Mail" },
            { title: "Came back", isNumber: true },
            { title: "Marked as spam", isNumber: true },
            { title: "State" },
          ]}
          rows={rows.map(({ id, name, rates }) => ({
            id,
            cells: [
              name,
              rates.bounceRate,
              rates.complaintRate,
              <Badge key="state" tone={rates.isInDanger ? "critical" : "success"}>
                {rates.isInDanger ? "In danger" : "In order"}
              </Badge>,
            ],
          }))}
        />
      )}
    </Section>
  );
}
