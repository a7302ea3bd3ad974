import { BlockStack, Text, TextField } from "@shopify/polaris";
import type { ReactNode } from "react";
import { Picker } from "~/components/segment-builder/fields/picker";
import type { CardProps } from "./form";
import { StepCard } from "./step-card";

/** Who gets it: members of some segments, but of none of others; and, below, what would come of that now. */
export function AudienceCard({ children, ...props }: CardProps & { children: ReactNode }) {
  const { fields, errors, onChange } = props;
  return (
    <StepCard
      step={1}
      title="Who gets it"
      explanation="Who is in these segments at the moment it begins. Nobody gets it twice, however many of them they are in."
    >
      <TextField
        label="Name"
        autoComplete="off"
        maxLength={120}
        id="name"
        value={fields.name}
        error={errors["name"] ?? false}
        helpText="Only you see it; shoppers see the subject of the message"
        onChange={(name) => onChange({ name })}
      />
      <Segments
        label="Shoppers in any of"
        field="include"
        placeholder={fields.include.length === 0 ? "Everybody, unless you choose a segment" : "Add a segment"}
        {...props}
      />
      <Segments label="But in none of" field="exclude" placeholder="Add a segment to leave out" {...props} />
      {children}
    </StepCard>
  );
}

interface SegmentsProps extends CardProps {
  label: string;
  field: "include" | "exclude";
  placeholder: string;
}

function Segments({ label, field, placeholder, fields, errors, choices, onChange }: SegmentsProps) {
  const offered = choices.segments.map(({ id, name }) => ({ value: String(id), label: name }));
  const titleOf = (id: string) => offered.find(({ value }) => value === id)?.label ?? "A segment that was put away";
  return (
    <BlockStack gap="100">
      <Text as="p">{label}</Text>
      <Picker
        label={label}
        source={offered}
        values={fields[field]}
        titleOf={titleOf}
        allowMultiple
        allowOwn={false}
        error={errors[field] ?? (field === "include" ? errors["audience"] : undefined) ?? false}
        placeholder={placeholder}
        onChange={(values) => onChange({ [field]: values })}
      />
    </BlockStack>
  );
}
