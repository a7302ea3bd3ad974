import { useNavigation, useSubmit } from "@remix-run/react";
import { Banner, BlockStack, Button, Card, InlineStack, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { hasTarget } from "~/domains/imports";
import type { Preview } from "~/domains/imports/index.server";
import { targets, type ColumnMeaning } from "~/domains/imports/model";
import { ColumnFields } from "./column-fields";
import { ConsentFields } from "./consent-fields";
import type { PlanFields } from "./plan-form";
import { PreviewTable } from "./preview-table";
import type { ImportView } from "./view.server";

interface Props {
  view: ImportView;
  /** What is wrong, by field. */
  errors: Record<string, string>;
  preview: Preview[] | null;
}

/** What the columns of a file mean, what its first rows would do, and the word that it is to be taken in. */
export function PlanEditor({ view, errors, preview }: Props) {
  const [fields, setFields] = useState<PlanFields>({
    mapping: view.guessed,
    asOf: view.today,
    consentedAt: "",
    statement: "",
  });
  const submit = useSubmit();
  const navigation = useNavigation();
  const wish = navigation.state === "idle" ? null : navigation.formData?.get("wish");
  const send = (wish: "preview" | "begin") => submit({ wish, plan: JSON.stringify(fields) }, { method: "post" });
  const mapped = meanings(fields);
  return (
    <BlockStack gap="400">
      {errors["mapping"] !== undefined && (
        <Banner tone="critical" title="The columns do not say enough yet">
          <p>{errors["mapping"]}.</p>
        </Banner>
      )}
      <ColumnFields
        columns={view.columns}
        mapping={fields.mapping}
        errors={errors}
        onChange={(mapping) => setFields({ ...fields, mapping })}
      />
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            Of when the file is
          </Text>
          <TextField
            label="The file was exported on"
            type="date"
            value={fields.asOf}
            error={errors["asOf"] ?? false}
            helpText="What has become known of a shopper since that day counts more than the file"
            autoComplete="off"
            onChange={(asOf) => setFields({ ...fields, asOf })}
          />
        </BlockStack>
      </Card>
      {hasTarget(mapped, "consent") && (
        <ConsentFields
          fields={fields}
          hasDates={hasTarget(mapped, "consent_date")}
          errors={errors}
          onChange={(change) => setFields({ ...fields, ...change })}
        />
      )}
      {preview && <PreviewTable preview={preview} />}
      <InlineStack align="end" gap="200">
        <Button tone="critical" variant="tertiary" onClick={() => submit({ wish: "discard" }, { method: "post" })}>
          Throw the file away
        </Button>
        <Button loading={wish === "preview"} onClick={() => send("preview")}>
          Preview
        </Button>
        <Button variant="primary" loading={wish === "begin"} onClick={() => send("begin")}>
          {`Import ${view.size.toLocaleString("en-GB")} rows`}
        </Button>
      </InlineStack>
    </BlockStack>
  );
}

function meanings({ mapping }: PlanFields): ColumnMeaning[] {
  return mapping.map(({ target, name }) => ({ target: targets.find((one) => one === target) ?? "nothing", name }));
}
