import { Badge, BlockStack, InlineStack, Text } from "@shopify/polaris";
import { Fragment } from "react";
import { MessageStatus } from "~/components/message-badges";
import { NothingHere } from "~/components/nothing-here";
import { usePaging, type Page } from "~/components/paging";
import { RecordTable } from "~/components/record-table";
import { ShopperLink } from "~/components/shopper-link";
import type { RecipientView } from "./view";

interface Props {
  campaignId: number;
  recipients: Page<RecipientView>;
  isNarrowed: boolean;
}

/** Who was in the audience, each with what became of it and why. */
export function RecipientTable({ campaignId, recipients, isNarrowed }: Props) {
  return (
    <RecordTable
      resource={{ singular: "recipient", plural: "recipients" }}
      columns={[
        { title: "Shopper" },
        { title: "Message", isText: true },
        { title: "When" },
        { title: "Status", isText: true },
      ]}
      rows={recipients.rows.map((recipient) => ({ id: recipient.id, cells: cellsOf(recipient) }))}
      empty={
        isNarrowed ? (
          <NothingHere
            heading="Nobody"
            action={{ content: "Show all", url: `/app/campaigns/${campaignId}/recipients` }}
          >
            Nobody of the audience stands like this.
          </NothingHere>
        ) : (
          <NothingHere
            heading="Nobody is in it yet"
            action={{ content: "Open the campaign", url: `/app/campaigns/${campaignId}` }}
          >
            Who gets it is fixed when it begins. From then on everybody stands here, with what became of it.
          </NothingHere>
        )
      }
      pagination={usePaging(recipients)}
    />
  );
}

function cellsOf({ who, template, segment, inTrial, at, ...status }: RecipientView) {
  return [
    <ShopperLink key="who" {...who} />,
    <BlockStack key="message">
      <InlineStack gap="200">
        <Text as="span">{template}</Text>
        {inTrial && <Badge>Trial</Badge>}
      </InlineStack>
      {segment !== null && (
        <Text as="span" tone="subdued">
          because of “{segment}”
        </Text>
      )}
    </BlockStack>,
    at,
    <Fragment key="status">
      <MessageStatus {...status} />
    </Fragment>,
  ];
}
