import { BlockStack, Box, Card, Link, Text } from "@shopify/polaris";
import { RecordTable } from "~/components/record-table";
import type { Progressed } from "./progress.server";

/** What each of the campaign's messages came to. */
export function MessagesTable({ messages }: Pick<Progressed, "messages">) {
  return (
    <Card padding="0">
      <BlockStack>
        <Box padding="400">
          <Text as="h2" variant="headingMd">
            By segment
          </Text>
        </Box>
        <RecordTable
          resource={{ singular: "message", plural: "messages" }}
          columns={[
            { title: "Who" },
            { title: "Message", isText: true },
            { title: "Audience", isNumber: true },
            { title: "Sent", isNumber: true },
            { title: "Waiting", isNumber: true },
            { title: "Not sent", isNumber: true },
            { title: "Failed", isNumber: true },
            { title: "Clicked", isNumber: true },
            { title: "Orders", isNumber: true },
          ]}
          rows={messages.map(({ segment, template, ...counts }, at) => ({
            id: String(at),
            cells: [
              <Text key="who" as="span" fontWeight="semibold">
                {segment === null ? (messages.length === 1 ? "Everybody" : "Everybody else") : `“${segment}”`}
              </Text>,
              template.id === null ? (
                template.name
              ) : (
                <Link key="template" url={`/app/templates/${template.id}`}>
                  {template.name}
                </Link>
              ),
              ...[counts.audience, counts.sent, counts.waiting, counts.skipped, counts.failed, counts.clicked].map(
                (count) => count.toLocaleString("en-GB"),
              ),
              counts.orders.toLocaleString("en-GB"),
            ],
          }))}
        />
      </BlockStack>
    </Card>
  );
}
