import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { ConfirmButton } from "~/components/confirm-button";
import { CopyButton } from "~/components/copy-button";
import { useToast, type Told } from "~/components/use-toast";
import type { Wish } from "./wish";

/** The key by which another tool tells that a request is from this shop's flows. */
export function KeyCard({ made }: { made: string | null }) {
  const fetcher = useFetcher<{ told: Told; secret?: string | null }>();
  useToast(fetcher.data?.told);
  const renew = () => {
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
          <ConfirmButton
            label={made ? "Make a new key" : "Make a key"}
            question="Make a new signing key?"
            isAsked={made !== null}
            button={{ loading: fetcher.state !== "idle" }}
            onConfirm={renew}
          >
            For one day requests are signed with both keys. Put the new one into the other tool by then: after that it
            would refuse them.
          </ConfirmButton>
        </InlineStack>
      </BlockStack>
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
