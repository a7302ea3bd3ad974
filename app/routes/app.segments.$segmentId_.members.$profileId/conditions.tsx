import { BlockStack, Box, Card, InlineStack, Text } from "@shopify/polaris";
import { EvidenceLine, EvidenceList } from "./evidence-list";
import type { viewMember } from "./view";

type ConditionView = ReturnType<typeof viewMember>["conditions"][number];

/** Each condition of the segment: whether it is true of the shopper, and by what. */
export function Conditions({ conditions, profileId }: { conditions: ConditionView[]; profileId: string }) {
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          Condition by condition
        </Text>
        {conditions.map((condition, i) => (
          <Condition key={i} condition={condition} profileId={profileId} />
        ))}
      </BlockStack>
    </Card>
  );
}

function Condition({ condition: one, profileId }: { condition: ConditionView; profileId: string }) {
  const { sign, words, tone } = signs[one.truth === null ? "unknown" : one.truth ? "yes" : "no"];
  return (
    <InlineStack gap="200" wrap={false} blockAlign="start">
      <Box minWidth="1.25rem">
        <Text as="span" variant="headingMd" tone={tone}>
          <span aria-hidden="true">{sign}</span>
          <Text as="span" visuallyHidden>
            {words}
          </Text>
        </Text>
      </Box>
      <BlockStack gap="100">
        <Text as="h3" variant="bodyMd" fontWeight="semibold" breakWord>
          Shoppers {one.condition}
        </Text>
        <Text as="p" breakWord>
          Found: {one.found}
        </Text>
        {one.evidence.length > 0 && <EvidenceList evidence={one.evidence} profileId={profileId} />}
        {one.miss && <Text as="p">{one.miss}</Text>}
        {one.near.length > 0 && <Near near={one.near} profileId={profileId} />}
        <Text as="p" tone="subdued">
          {[one.since, one.changes].filter(Boolean).join(" ")}
        </Text>
      </BlockStack>
    </InlineStack>
  );
}

/** What nearly counts, and the one thing that is not so of it. */
function Near({ near, profileId }: { near: ConditionView["near"]; profileId: string }) {
  return (
    <BlockStack gap="100">
      <Text as="p">Nearly counts, but for one thing:</Text>
      <BlockStack gap="100" as="ul">
        {near.map(({ fact, missed }) => (
          <li key={fact.key}>
            <EvidenceLine fact={fact} profileId={profileId} />
            <Text as="p" tone="subdued" breakWord>
              Asked for: {missed}
            </Text>
          </li>
        ))}
      </BlockStack>
    </BlockStack>
  );
}

const signs = {
  yes: { sign: "✓", words: "True:", tone: "success" },
  no: { sign: "✗", words: "Not true:", tone: "critical" },
  unknown: { sign: "?", words: "Cannot tell:", tone: "caution" },
} as const;
