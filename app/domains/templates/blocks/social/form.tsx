import { BlockStack, Button, InlineStack, Select } from "@shopify/polaris";
import { DeleteIcon, PlusIcon } from "@shopify/polaris-icons";
import type { FormProps } from "../../forms/form-props";
import { AddressField } from "../../forms/text-fields";
import { networks } from "./schema";

const networkNames: Record<(typeof networks)[number], string> = {
  instagram: "Instagram",
  facebook: "Facebook",
  tiktok: "TikTok",
  youtube: "YouTube",
  pinterest: "Pinterest",
  x: "X",
  linkedin: "LinkedIn",
};

export function SocialForm({ path, content, onChange }: FormProps<"social">) {
  const { links } = content;
  const change = (at: number, part: Partial<(typeof links)[number]>) =>
    onChange({ ...content, links: links.map((link, i) => (i === at ? { ...link, ...part } : link)) });
  const free = networks.find((network) => !links.some((link) => link.network === network));
  return (
    <BlockStack gap="300">
      {links.map(({ network, href }, i) => (
        <BlockStack key={i} gap="200">
          <InlineStack gap="200" blockAlign="end" wrap={false}>
            <div style={{ flexGrow: 1 }}>
              <Select
                label="Network"
                options={networks.map((value) => ({ value, label: networkNames[value] }))}
                value={network}
                onChange={(value) => change(i, { network: networks.find((one) => one === value) ?? network })}
              />
            </div>
            <Button
              icon={DeleteIcon}
              disabled={links.length === 1}
              accessibilityLabel={`Remove ${networkNames[network]}`}
              onClick={() => onChange({ ...content, links: links.toSpliced(i, 1) })}
            />
          </InlineStack>
          <AddressField
            label={`Your page on ${networkNames[network]}`}
            path={`${path}.links.${i}.href`}
            value={href}
            onChange={(value) => change(i, { href: value })}
          />
        </BlockStack>
      ))}
      {free && (
        <InlineStack>
          <Button
            icon={PlusIcon}
            onClick={() => onChange({ ...content, links: [...links, { network: free, href: "" }] })}
          >
            Add a network
          </Button>
        </InlineStack>
      )}
    </BlockStack>
  );
}
