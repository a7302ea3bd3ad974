import { Badge, BlockStack, Button, Card, Form, FormLayout, InlineStack, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { ConfirmButton } from "~/components/confirm-button";
import { useWish } from "./use-wish";
import type { SenderView } from "./view";

/** Through which account at Resend the shop sends. */
export function Account({ account }: { account: SenderView["key"] }) {
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            Your own Resend account
          </Text>
          {account?.isRefused && <Badge tone="critical">Refused by Resend</Badge>}
        </InlineStack>
        <Text as="p" tone="subdued">
          {account
            ? "Your mail goes through your own account, with its own limits and its own reputation."
            : "Not needed: your mail goes through the account of this app. With a key of your own it goes through your account at Resend, with its own limits and its own bill."}
        </Text>
        {account && <Kept account={account} />}
        <NewKey isFirst={account === null} />
      </BlockStack>
    </Card>
  );
}

function Kept({ account }: { account: NonNullable<SenderView["key"]> }) {
  const { submit, isBusy } = useWish();
  return (
    <InlineStack align="space-between" blockAlign="center" gap="200">
      <Text as="p">
        Key ending in <code>{account.lastFour}</code>, saved on {account.saved}
      </Text>
      <ConfirmButton
        label="Remove key"
        question="Send through the app’s account again?"
        isDestructive
        button={{ tone: "critical", loading: isBusy }}
        onConfirm={() => submit({ wish: "remove-key" })}
      >
        Your domain has to be set up there anew, with other records, and nothing is sent until it is ready.
      </ConfirmButton>
    </InlineStack>
  );
}

function NewKey({ isFirst }: { isFirst: boolean }) {
  const { submit, isBusy, errors } = useWish();
  const [apiKey, setKey] = useState("");
  return (
    <Form onSubmit={() => submit({ wish: "key", apiKey })}>
      <FormLayout>
        <TextField
          label={isFirst ? "API key" : "Another API key"}
          type="password"
          value={apiKey}
          onChange={setKey}
          error={errors["apiKey"] ?? false}
          placeholder="re_…"
          autoComplete="off"
          helpText="With full access. It is tried out at Resend, kept encrypted, and never shown again."
        />
        <InlineStack align="end">
          <Button submit loading={isBusy} disabled={apiKey.trim() === ""}>
            Save key
          </Button>
        </InlineStack>
      </FormLayout>
    </Form>
  );
}
