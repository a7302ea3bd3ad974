import { Form, useNavigation } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Link, Text } from "@shopify/polaris";

interface StartProps {
  /** What it begins with; empty for nothing. */
  begins: string;
  label: string;
  children: string;
}

function Start({ begins, label, children }: StartProps) {
  const navigation = useNavigation();
  const isStarting = navigation.formData?.get("key") === begins;
  return (
    <Form method="post">
      <input type="hidden" name="key" value={begins} />
      <Button submit loading={isStarting} accessibilityLabel={label}>
        {children}
      </Button>
    </Form>
  );
}

/** Begins with something that is ready; where the shop has one of it, leads there as well. */
export function UseReady({ ready, url }: { ready: { key: string; name: string }; url: string | null }) {
  const { key, name } = ready;
  return (
    <InlineStack gap="300" blockAlign="center">
      <Start begins={key} label={url === null ? `Use ${name}` : `Use ${name} once more`}>
        {url === null ? "Use it" : "Use it once more"}
      </Start>
      {url !== null && (
        <Link url={url} accessibilityLabel={`Open your ${name}`}>
          Open yours
        </Link>
      )}
    </InlineStack>
  );
}

/** Begins with nothing. */
export function FromNothing({ children }: { children: string }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          From nothing
        </Text>
        <Text as="p">{children}</Text>
        <InlineStack>
          <Start begins="" label="Begin with nothing">
            Begin
          </Start>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
