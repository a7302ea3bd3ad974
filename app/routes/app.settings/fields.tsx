import { BlockStack, Card, FormLayout, InlineGrid, Select, Text, TextField } from "@shopify/polaris";
import { BrandFont, type SenderIdentity } from "~/domains/shops/model";

interface Props {
  values: SenderIdentity;
  /** What is wrong, by field. */
  errors: Record<string, string>;
  onChange(change: Partial<SenderIdentity>): void;
}

export function SenderFields(props: Props) {
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          Who your mail comes from
        </Text>
        <FormLayout>
          <TextField label="Name" helpText="The name shoppers know you by" {...field("fromName", props)} />
          <TextField
            label="From address"
            type="email"
            helpText="An address of your own domain, which you set up under Domain"
            {...field("fromEmail", props)}
          />
          <TextField
            label="Reply-to address"
            type="email"
            helpText="Where answers go; leave it empty for the from address"
            {...field("replyTo", props)}
          />
          <TextField
            label="Postal address"
            multiline={3}
            helpText="The law wants it in every mail, and it cannot be left out"
            {...field("postalAddress", props)}
          />
        </FormLayout>
      </BlockStack>
    </Card>
  );
}

export function LookFields(props: Props) {
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          How it looks
        </Text>
        <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
          <TextField
            label="Brand colour"
            prefix={<Swatch color={props.values.brandColor} />}
            helpText="Of buttons and links, as #1f4d3a; shades that can be read are made of it"
            {...field("brandColor", props)}
          />
          <Select
            label="Letters"
            options={fontOptions}
            value={props.values.brandFont}
            onChange={(font) => props.onChange({ brandFont: BrandFont.parse(font) })}
          />
          <TextField
            label="Logo"
            type="url"
            placeholder="https://"
            helpText="Shown in place of the name"
            {...field("logoUrl", props)}
          />
        </InlineGrid>
      </BlockStack>
    </Card>
  );
}

const fontOptions: { label: string; value: BrandFont }[] = [
  { label: "Plain (Helvetica, Arial)", value: "sans" },
  { label: "Classic (Georgia)", value: "serif" },
  { label: "Round (Trebuchet)", value: "rounded" },
];

function field(name: keyof SenderIdentity, { values, errors, onChange }: Props) {
  return {
    value: values[name] ?? "",
    error: errors[name] ?? false,
    autoComplete: "off",
    onChange: (value: string) => onChange({ [name]: value }),
  };
}

function Swatch({ color }: { color: string }) {
  return (
    <span aria-hidden="true" style={{ background: color, borderRadius: 4, display: "block", height: 16, width: 16 }} />
  );
}
