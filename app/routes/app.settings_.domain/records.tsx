import { Badge, BlockStack, Box, Card, Collapsible, Button, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { RecordTable } from "~/components/record-table";
import { CopyButton } from "~/components/copy-button";
import type { SenderView } from "./view";

type Record = NonNullable<SenderView["domain"]>["records"][number];

/** What has to stand in the DNS, to be copied from here. Once all is there it is folded away. */
export function Records({ records, isReady }: { records: Record[]; isReady: boolean }) {
  const [isOpen, setOpen] = useState(!isReady);
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="200">
          <InlineStack align="space-between" blockAlign="center" gap="200">
            <Text as="h2" variant="headingMd">
              DNS records
            </Text>
            {isReady && (
              <Button variant="plain" ariaExpanded={isOpen} ariaControls="dns-records" onClick={() => setOpen(!isOpen)}>
                {isOpen ? "Hide them" : "Show them"}
              </Button>
            )}
          </InlineStack>
          <Text as="p" tone="subdued">
            Put these into the DNS of your domain, where you bought it or where its name servers are. Most panels add
            the domain to the name by themselves.
          </Text>
        </BlockStack>
      </Box>
      <Collapsible id="dns-records" open={isOpen}>
        <RecordTable
          resource={{ singular: "record", plural: "records" }}
          columns={[{ title: "Record" }, { title: "Name", isText: true }, { title: "Value", isText: true }]}
          rows={records.map((record) => ({
            id: `${record.type} ${record.wholeName} ${record.value}`,
            cells: cellsOf(record),
          }))}
        />
      </Collapsible>
    </Card>
  );
}

function cellsOf(record: Record) {
  const { purpose, type, name, value, priority, isThere } = record;
  const label = `${purpose === "ownership" ? "proof" : purpose} record`;
  return [
    <BlockStack key="record" gap="050">
      <InlineStack gap="200" blockAlign="center">
        <Text as="span" fontWeight="semibold">
          {type}
        </Text>
        <Badge tone={isThere ? "success" : "attention"}>{isThere ? "Found" : "Missing"}</Badge>
      </InlineStack>
      <Text as="span" tone="subdued">
        {purpose === "ownership" ? "Proof" : purpose}
        {priority === null ? "" : `, priority ${priority}`}
      </Text>
    </BlockStack>,
    <Copied key="name" text={name} label={`Copy the name of the ${label}`} />,
    <Copied key="value" text={value} label={`Copy the value of the ${label}`} />,
  ];
}

function Copied({ text, label }: { text: string; label: string }) {
  return (
    <InlineStack gap="200" wrap={false} blockAlign="center" align="space-between">
      <code style={{ fontSize: "0.75rem", overflowWrap: "anywhere", whiteSpace: "normal" }}>{text}</code>
      <CopyButton text={text} label={label} />
    </InlineStack>
  );
}
