import { BlockStack, Card, ChoiceList, Form, FormLayout, Text, TextField } from "@shopify/polaris";
import { UnsavedBar } from "~/components/unsaved-bar";
import { useSavedForm } from "~/components/use-saved-form";
import type { viewSettings } from "./view";

interface Props {
  saved: ReturnType<typeof viewSettings>;
  errors: Record<string, string>;
}

interface Values {
  merges: string;
  threshold: string;
  showFrom: string;
}

/** Whether pairs are merged without asking, and from where on. */
export function SettingsCard({ saved, errors }: Props) {
  const { values, change, save, bar } = useSavedForm<Values>(saved, {
    fields: (all) => ({ wish: "settings", ...all }),
  });
  return (
    <Card>
      <UnsavedBar id="duplicates" {...bar} />
      <Form onSubmit={save}>
        <BlockStack gap="400">
          <Text as="h2" variant="headingMd">
            Merging by itself
          </Text>
          <ChoiceList
            title="When two are nearly certain to be one person"
            choices={[
              { label: "Ask me", value: "no", helpText: "They wait in the list above." },
              {
                label: "Merge them in the night",
                value: "yes",
                helpText: "Every merge can be undone. Where either address said no to mail, that holds for both.",
              },
            ]}
            selected={[values.merges]}
            onChange={([merges = "no"]) => change({ merges })}
          />
          <FormLayout>
            <FormLayout.Group>
              <TextField
                label="Nearly certain from"
                suffix="%"
                autoComplete="off"
                inputMode="decimal"
                value={values.threshold}
                error={errors["threshold"] ?? false}
                onChange={(threshold) => change({ threshold })}
                helpText="At 99 %, at most one in a hundred such pairs is two people."
              />
              <TextField
                label="Show pairs from"
                suffix="%"
                autoComplete="off"
                inputMode="decimal"
                value={values.showFrom}
                error={errors["showFrom"] ?? false}
                onChange={(showFrom) => change({ showFrom })}
                helpText="Pairs that are less likely are not shown at all."
              />
            </FormLayout.Group>
          </FormLayout>
        </BlockStack>
      </Form>
    </Card>
  );
}
