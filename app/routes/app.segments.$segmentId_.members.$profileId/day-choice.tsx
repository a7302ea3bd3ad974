import { Form, useNavigation } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Text, TextField } from "@shopify/polaris";
import { useState } from "react";

/** Asks the same of another day. */
export function DayChoice({ day, today }: { day: string | null; today: string }) {
  const [value, setValue] = useState(day ?? today);
  const isAsking = useNavigation().state === "loading";
  return (
    <Card>
      <Form method="get">
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            On another day
          </Text>
          <TextField
            label="At the end of"
            type="date"
            name="asOf"
            max={today}
            autoComplete="off"
            value={value}
            onChange={setValue}
            helpText="Name, country, language, tags and the catalog count as they are today."
          />
          <InlineStack gap="300" blockAlign="center">
            <Button submit loading={isAsking}>
              Show that day
            </Button>
            {day !== null && (
              <Button url="?" variant="plain">
                Back to now
              </Button>
            )}
          </InlineStack>
        </BlockStack>
      </Form>
    </Card>
  );
}
