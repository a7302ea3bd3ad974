import { Form, useNavigation } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { isDay } from "~/domains/segments";
import type { AskedDay } from "./day";

interface Props {
  asked: Pick<AskedDay, "typed" | "problem">;
  today: string;
}

/** Asks the same of another day. What cannot be asked stays as it was written, with why. */
export function DayChoice({ asked: { typed, problem }, today }: Props) {
  const [value, setValue] = useState(typed ?? today);
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
            // A field for dates would drop what is none, and so could not show what was written.
            type={isDay(typed ?? today) ? "date" : "text"}
            name="asOf"
            max={today}
            autoComplete="off"
            value={value}
            error={problem !== null && value === typed ? problem : false}
            onChange={setValue}
            helpText="Name, country, language, tags and the catalog count as they are today."
          />
          <InlineStack gap="300" blockAlign="center">
            <Button submit loading={isAsking}>
              Show that day
            </Button>
            {typed !== null && (
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
