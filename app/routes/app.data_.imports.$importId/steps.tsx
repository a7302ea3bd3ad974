import { Card, BlockStack, Text } from "@shopify/polaris";
import type { ImportView } from "./view.server";

/** How far the first mail to the people of a list has come, and why it waits. */
export function Steps({ figures }: Pick<ImportView, "figures">) {
  const { listSize, mailed, heard, bounced, complained, isStepped } = figures;
  const count = (number: number) => number.toLocaleString("en-GB");
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          The first mail to this list
        </Text>
        <Text as="p">
          {`${count(listSize)} may be written to because of this file; ${count(mailed)} have got their first mail.`}
        </Text>
        <Text as="p" tone="subdued">
          {isStepped
            ? `It goes in steps, because nobody knows how old the list is: first to 5 %, then to 25 %, then to all, each once nine in ten of the mails before are heard of and few came back. Heard of ${count(heard)} so far; ${count(bounced)} came back, ${count(complained)} were marked as spam.`
            : `All steps are done: ${count(bounced)} came back, ${count(complained)} were marked as spam.`}
        </Text>
      </BlockStack>
    </Card>
  );
}
