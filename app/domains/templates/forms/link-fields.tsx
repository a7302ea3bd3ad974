import { BlockStack, Checkbox } from "@shopify/polaris";
import type { Image, Link } from "../content/values";
import { AddressField, LineField, PlainField } from "./text-fields";

/** What a button says and where it leads. */
export function LinkFields({ path, link, onChange }: { path: string; link: Link; onChange(link: Link): void }) {
  return (
    <BlockStack gap="300">
      <LineField
        label="Button says"
        path={`${path}.label`}
        value={link.label}
        onChange={(label) => onChange({ ...link, label })}
      />
      <AddressField
        label="Button leads to"
        path={`${path}.href`}
        value={link.href}
        helpText="An https address, or {{shop_url}} for your shop"
        onChange={(href) => onChange({ ...link, href })}
      />
    </BlockStack>
  );
}

/** The same where there need not be a button. */
export function OptionalLink({
  path,
  link,
  onChange,
}: {
  path: string;
  link: Link | null;
  onChange(link: Link | null): void;
}) {
  return (
    <BlockStack gap="300">
      <Checkbox
        label="With a button"
        checked={link !== null}
        onChange={(isThere) => onChange(isThere ? { label: "", href: "{{shop_url}}" } : null)}
      />
      {link && <LinkFields path={path} link={link} onChange={onChange} />}
    </BlockStack>
  );
}

export function OptionalImage({
  path,
  image,
  onChange,
}: {
  path: string;
  image: Image | null;
  onChange(image: Image | null): void;
}) {
  return (
    <BlockStack gap="300">
      <Checkbox
        label="With a picture"
        checked={image !== null}
        onChange={(isThere) => onChange(isThere ? { url: "", alt: "" } : null)}
      />
      {image && (
        <>
          <AddressField
            label="Picture’s address"
            path={`${path}.url`}
            value={image.url}
            helpText="A file in your shop’s Content › Files, for example; 1200 pixels wide looks sharp everywhere"
            onChange={(url) => onChange({ ...image, url })}
          />
          <PlainField
            label="What the picture shows"
            path={`${path}.alt`}
            value={image.alt}
            helpText="Read aloud to those who cannot see it, and shown where pictures are blocked"
            onChange={(alt) => onChange({ ...image, alt })}
          />
        </>
      )}
    </BlockStack>
  );
}
