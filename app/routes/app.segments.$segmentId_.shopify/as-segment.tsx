import { Badge, Banner, BlockStack, Box, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useWish } from "./use-wish";
import type { Standing } from "./view";

/** The segment as one of Shopify's own. */
export function AsSegment({
  isFromShopify,
  expression,
  shown,
}: Pick<Standing, "isFromShopify" | "expression" | "shown">) {
  const { submit, isBusy } = useWish();
  const isThere = shown !== null && shown.state !== "gone";
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            As a customer segment
          </Text>
          {shown && <State shown={shown} />}
        </InlineStack>
        <Text as="p">
          Shopify works out by itself who is in it, and you find it under Customers, Segments. When you rename or edit
          it here, it changes there.
        </Text>
        {isFromShopify && !shown && (
          <Banner tone="info" title="It came from Shopify">
            <p>
              The one you added it from is still there. Creating it makes a second one, which follows your edits here.
            </p>
          </Banner>
        )}
        <Trouble expression={expression} shown={shown} />
        {(isThere ? shown.query : expression.ok && expression.query) && (
          <Box background="bg-surface-secondary" padding="300" borderRadius="200">
            <Text as="p" breakWord>
              <code>{(isThere && shown.query) || (expression.ok ? expression.query : "")}</code>
            </Text>
          </Box>
        )}
        <InlineStack align="end">
          {isThere ? (
            <Button onClick={() => submit({ wish: "stop-showing" })} loading={isBusy}>
              Stop updating it
            </Button>
          ) : (
            <Button onClick={() => submit({ wish: "show" })} loading={isBusy} disabled={!expression.ok}>
              {shown ? "Create it again" : "Create in Shopify"}
            </Button>
          )}
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

function State({ shown }: { shown: NonNullable<Standing["shown"]> }) {
  if (shown.state === "gone") return <Badge tone="warning">Removed in Shopify</Badge>;
  if (shown.state === "shown") return <Badge tone="success">In Shopify</Badge>;
  return shown.problem ? <Badge tone="warning">Not created</Badge> : <Badge tone="info">Being created</Badge>;
}

function Trouble({ expression, shown }: Pick<Standing, "expression" | "shown">) {
  if (!expression.ok && shown?.state !== "shown") {
    return (
      <Banner tone="info" title="Shopify has no words for this segment">
        <p>{expression.problem}. A tag on its members works for every segment.</p>
      </Banner>
    );
  }
  if (shown?.state === "gone") {
    return (
      <Banner tone="warning" title="Somebody removed it in Shopify">
        <p>It is not created again unless you want it.</p>
      </Banner>
    );
  }
  if (!shown?.problem) return null;
  return (
    <Banner
      tone="warning"
      title={shown.state === "shown" ? "Shopify shows what it was before" : "Shopify has not created it"}
    >
      <p>{shown.problem}.</p>
    </Banner>
  );
}
