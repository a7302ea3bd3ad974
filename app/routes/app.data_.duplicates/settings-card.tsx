import { useNavigation, useSubmit } from "@remix-run/react";
import { SaveBar } from "@shopify/app-bridge-react";
import { BlockStack, Card, ChoiceList, Form, FormLayout, Text, TextField } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { useLeaveGuard } from "~/components/use-leave-guard";
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
  const [values, setValues] = useState<Values>(saved);
  const submit = useSubmit();
  const isSaving = useNavigation().state === "submitting";
  const kept = JSON.stringify(saved);
  const hasChanges = JSON.stringify(values) !== kept;
  useLeaveGuard(hasChanges);
  // The page looks again while something is merged: only what was really saved anew may replace what is being typed.
  useEffect(() => setValues(saved), [kept]);
  const save = () => submit({ wish: "settings", ...values }, { method: "post" });
  const change = (field: keyof Values) => (value: string) => setValues({ ...values, [field]: value });
  return (
    <Card>
      <SaveBar id="duplicates" open={hasChanges}>
        <button variant="primary" disabled={isSaving} onClick={save}>
          Save
        </button>
        <button onClick={() => setValues(saved)}>Discard</button>
      </SaveBar>
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
            onChange={([choice]) => setValues({ ...values, merges: choice ?? "no" })}
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
                onChange={change("threshold")}
                helpText="At 99 %, at most one in a hundred such pairs is two people."
              />
              <TextField
                label="Show pairs from"
                suffix="%"
                autoComplete="off"
                inputMode="decimal"
                value={values.showFrom}
                error={errors["showFrom"] ?? false}
                onChange={change("showFrom")}
                helpText="Pairs that are less likely are not shown at all."
              />
            </FormLayout.Group>
          </FormLayout>
        </BlockStack>
      </Form>
    </Card>
  );
}
