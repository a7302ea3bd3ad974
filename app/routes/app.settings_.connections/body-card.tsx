import { BlockStack, Card, List, Text } from "@shopify/polaris";

const example = `{
  "id": "run-4711-2",
  "event": "flow.step",
  "occurredAt": "2026-11-23T09:30:00.000Z",
  "flow": { "id": 3, "name": "Abandoned cart" },
  "step": { "id": "tell-sms", "name": "Text message" },
  "shopper": {
    "id": "815",
    "customer": "gid://shopify/Customer/7000000000010"
  },
  "cause": {
    "kind": "cart_updated",
    "properties": { "productIds": ["8001"], "totalMinor": 4900 }
  }
}`;

/** What a request says, for whoever receives it. */
export function BodyCard() {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          What is posted
        </Text>
        <pre
          style={{ margin: 0, overflowX: "auto", fontSize: "0.8125rem" }}
          tabIndex={0}
          role="group"
          aria-label="An example"
        >
          {example}
        </pre>
        <List>
          <List.Item>
            No email address, telephone number or name leaves your shop this way. The other tool looks the customer up
            in Shopify, if you let it, and asks there whether they want to hear from you.
          </List.Item>
          <List.Item>
            A request that found no answer comes again with the same <code>webhook-id</code>: what was taken once must
            not be done twice.
          </List.Item>
          <List.Item>
            Only a status from 200 to 299 within ten seconds counts as an answer. A status such as 404 ends it at once;
            a redirect is not followed.
          </List.Item>
        </List>
      </BlockStack>
    </Card>
  );
}
