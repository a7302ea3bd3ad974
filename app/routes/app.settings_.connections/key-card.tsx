import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Button, Card, InlineStack, Modal, Text } from "@shopify/polaris";
import { useState } from "react";
import { CopyButton } from "~/components/copy-button";
import { useToast, type Told } from "~/components/use-toast";
import type { Wish } from "./wish";

/** The key by which another tool tells that a request is from this shop's flows. */
export function KeyCard({ made }: { made: string | null }) {
  const fetcher = useFetcher<{ told: Told; secret?: string | null }>();
  const [isAsking, setAsking] = useState(false);
  useToast(fetcher.data?.told);
  const renew = () => {
    setAsking(false);
    const wish: Wish = { wish: "renew" };
    void fetcher.submit(wish, { method: "post" });
  };
  const secret = fetcher.data?.secret ?? null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Signing key
        </Text>
        <Text as="p" tone="subdued">
          Every request is signed with it, as Standard Webhooks has it, so that the other tool can tell that it is from
          your shop and was not altered.{" "}
          {made ? `The present one was made on ${made}.` : "There is none yet: the first request makes one by itself."}
        </Text>
        {secret && <Shown secret={secret} />}
        <InlineStack align="end">
          <Button loading={fetcher.state !== "idle"} onClick={() => (made ? setAsking(true) : renew())}>
            {made ? "Make a new key" : "Make a key"}
          </Button>
        </InlineStack>
      </BlockStack>
      <Modal
        open={isAsking}
        onClose={() => setAsking(false)}
        title="Make a new signing key?"
        primaryAction={{ content: "Make a new key", onAction: renew }}
        secondaryActions={[{ content: "Cancel", onAction: () => setAsking(false) }]}
      >
        <Modal.Section>
          <Text as="p">
            For one day requests are signed with both keys. Put the new one into the other tool by then: after that it
            would refuse them.
          </Text>
        </Modal.Section>
      </Modal>
    </Card>
  );
}

function Shown({ secret }: { secret: string }) {
  return (
    <Banner tone="warning" title="Copy this key now. It is not shown again">
      <InlineStack gap="200" blockAlign="center" wrap={false}>
        <code style={{ overflowWrap: "anywhere" }}>{secret}</code>
        <CopyButton text={secret} label="Copy the signing key" />
      </InlineStack>
    </Banner>
  );
}
