import { BlockStack, Button, Card, Collapsible, FormLayout, Select, TextField } from "@shopify/polaris";
import { useState } from "react";
import { families, goals } from "~/domains/segments/model";
import type { Draft, DraftErrors } from "./segment-form";
import { titleOfChoice } from "./titles";

interface Props {
  draft: Draft;
  errors: DraftErrors;
  /** Segments it could be a part of. */
  others: readonly { id: number; name: string }[];
  onChange(change: Partial<Draft>): void;
}

/** What a segment is called, and what it is for. */
export function DetailsCard({ draft, errors, others, onChange }: Props) {
  const hasError = Boolean(errors.description ?? errors.goal ?? errors.owner ?? errors.parentId);
  const [isOpen, setIsOpen] = useState(draft.description !== "" || draft.goal !== null || draft.parentId !== null);
  return (
    <Card>
      <BlockStack gap="300">
        <FormLayout>
          <FormLayout.Group>
            <TextField
              label="Name"
              autoComplete="off"
              maxLength={120}
              value={draft.name}
              error={errors.name ?? false}
              onChange={(name) => onChange({ name })}
            />
            <Select
              label="Family"
              options={families.map((family) => ({ label: titleOfChoice(family), value: family }))}
              value={draft.family}
              error={errors.family ?? false}
              onChange={(value) => onChange({ family: families.find((one) => one === value) ?? draft.family })}
            />
          </FormLayout.Group>
        </FormLayout>
        <div>
          <Button
            variant="plain"
            disclosure={isOpen || hasError ? "up" : "down"}
            ariaExpanded={isOpen || hasError}
            ariaControls="more-details"
            onClick={() => setIsOpen(!isOpen)}
          >
            Description, goal, owner and parent
          </Button>
        </div>
        <Collapsible id="more-details" open={isOpen || hasError}>
          <MoreDetails draft={draft} errors={errors} others={others} onChange={onChange} />
        </Collapsible>
      </BlockStack>
    </Card>
  );
}

function MoreDetails({ draft, errors, others, onChange }: Props) {
  return (
    <FormLayout>
      <TextField
        label="Description"
        autoComplete="off"
        multiline={2}
        maxLength={1000}
        value={draft.description}
        error={errors.description ?? false}
        onChange={(description) => onChange({ description })}
      />
      <FormLayout.Group>
        <Select
          label="Goal"
          helpText="Its reports are read against it"
          options={[
            { label: "None", value: "" },
            ...goals.map((goal) => ({ label: titleOfChoice(goal), value: goal })),
          ]}
          value={draft.goal ?? ""}
          error={errors.goal ?? false}
          onChange={(value) => onChange({ goal: goals.find((one) => one === value) ?? null })}
        />
        <TextField
          label="Owner"
          helpText="Who looks after it"
          autoComplete="off"
          maxLength={120}
          value={draft.owner}
          error={errors.owner ?? false}
          onChange={(owner) => onChange({ owner })}
        />
      </FormLayout.Group>
      <Select
        label="Parent"
        helpText="The segment it is a part of in your lists; it changes nothing about who is in"
        options={[{ label: "None", value: "" }, ...others.map(({ id, name }) => ({ label: name, value: String(id) }))]}
        value={draft.parentId === null ? "" : String(draft.parentId)}
        error={errors.parentId ?? false}
        onChange={(value) => onChange({ parentId: value === "" ? null : Number(value) })}
      />
    </FormLayout>
  );
}
