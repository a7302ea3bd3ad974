import {
  Badge,
  BlockStack,
  Button,
  Card,
  Form,
  FormLayout,
  Icon,
  InlineStack,
  Text,
  TextField,
} from "@shopify/polaris";
import { AlertCircleIcon, CheckCircleIcon, ClockIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { ConfirmButton } from "~/components/confirm-button";
import { useWish } from "./use-wish";
import type { SenderView } from "./view";

type Domain = NonNullable<SenderView["domain"]>;

/** The domain that mail comes from, with what is still missing. */
export function DomainCard({ domain, suggestedName }: { domain: Domain | null; suggestedName: string }) {
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {domain ? domain.name : "Your domain"}
          </Text>
          {domain && (
            <Badge tone={domain.isReady ? "success" : "attention"}>{domain.isReady ? "Ready" : "Not ready"}</Badge>
          )}
        </InlineStack>
        {domain ? <Chosen domain={domain} /> : <NewDomain suggestedName={suggestedName} />}
      </BlockStack>
    </Card>
  );
}

function NewDomain({ suggestedName }: { suggestedName: string }) {
  const { submit, isBusy, errors } = useWish();
  const [name, setName] = useState(suggestedName);
  return (
    <Form onSubmit={() => submit({ wish: "domain", name })}>
      <FormLayout>
        <TextField
          label="Domain"
          value={name}
          onChange={setName}
          error={errors["name"] ?? false}
          placeholder="yourshop.com"
          autoComplete="off"
          helpText="What follows the @ in your from address. Mailbox providers want to see that it is yours, so you will put a few records into its DNS."
        />
        <InlineStack align="end">
          <Button submit variant="primary" loading={isBusy}>
            Add domain
          </Button>
        </InlineStack>
      </FormLayout>
    </Form>
  );
}

function Chosen({ domain }: { domain: Domain }) {
  const { submit, isBusy } = useWish();
  return (
    <BlockStack gap="400">
      <div role="status">
        <BlockStack gap="300">
          {domain.findings.length === 0 && <Text as="p">Your DNS is being looked at. This takes a few seconds.</Text>}
          {domain.findings.map((finding) => (
            <Check key={finding.aspect} {...finding} />
          ))}
        </BlockStack>
      </div>
      <Text as="p" tone="subdued">
        {domain.looked ? `Looked at on ${domain.looked}. ` : ""}
        {domain.isReady
          ? "It is looked at every day."
          : "It is looked at again by itself; changes of the DNS can take hours to show."}
      </Text>
      <InlineStack gap="200" align="end">
        <ConfirmButton
          label="Remove domain"
          question={`Remove ${domain.name}?`}
          isDestructive
          button={{ tone: "critical", loading: isBusy }}
          onConfirm={() => submit({ wish: "remove-domain" })}
        >
          Nothing is sent until you add a domain again. Messages wait, and flows stay as they are.
        </ConfirmButton>
        <Button loading={isBusy} onClick={() => submit({ wish: "look" })}>
          Check now
        </Button>
      </InlineStack>
    </BlockStack>
  );
}

const titles = {
  SPF: "SPF: Resend may send for you",
  DKIM: "DKIM: your mail is signed",
  DMARC: "DMARC: readers are told what to do with forgeries",
  ownership: "The domain is yours",
} as const;

const looks = {
  holds: { icon: CheckCircleIcon, tone: "success", words: "In order" },
  wrong: { icon: AlertCircleIcon, tone: "critical", words: "To do" },
  unknown: { icon: ClockIcon, tone: "subdued", words: "Not known yet" },
} as const;

function Check({ aspect, state, words }: Domain["findings"][number]) {
  const look = looks[state];
  return (
    <InlineStack gap="200" wrap={false} blockAlign="start">
      <span style={{ flexShrink: 0 }}>
        <Icon source={look.icon} tone={look.tone} accessibilityLabel={look.words} />
      </span>
      <div style={{ overflowWrap: "anywhere" }}>
        <Text as="p" fontWeight="semibold">
          {titles[aspect]}
        </Text>
        <Text as="p" tone={state === "wrong" ? "critical" : "subdued"}>
          {words}
        </Text>
      </div>
    </InlineStack>
  );
}
