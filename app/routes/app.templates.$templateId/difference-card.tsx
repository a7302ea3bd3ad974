import { BlockStack, Card, Link, Text } from "@shopify/polaris";
import { DifferenceMeter } from "~/components/difference-meter";
import type { Compared } from "~/components/template-editor/question";

const mostShown = 5;

/** How much the message differs from those that other segments get. */
export function DifferenceCard({ compared }: { compared: readonly Compared[] }) {
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            How different it is
          </Text>
          <Text as="p" tone="subdued">
            Beside what your flows send to other segments: blocks, subject and offer count, a name alone does not.
          </Text>
        </BlockStack>
        {compared.length === 0 && (
          <Text as="p">No flow sends a message to another segment yet, so there is nothing to compare it with.</Text>
        )}
        {compared.slice(0, mostShown).map((one) => (
          <Meter key={one.templateId} {...one} />
        ))}
      </BlockStack>
    </Card>
  );
}

function Meter({ templateId, name, segments, difference, what }: Compared) {
  return (
    <DifferenceMeter
      id={`difference-${templateId}`}
      name={`from ${name}`}
      difference={difference}
      what={what}
      advice="Give this segment a subject, an opening or an offer of its own, or merge the segments: two that get the same mail are one."
    >
      <Link url={`/app/templates/${templateId}`}>{name}</Link>
      {segments.length > 0 && ` (for ${segments.map((segment) => `“${segment}”`).join(", ")})`}
    </DifferenceMeter>
  );
}
