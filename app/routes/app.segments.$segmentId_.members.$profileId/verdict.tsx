import { Badge, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { EvidenceList } from "./evidence-list";
import type { viewMember } from "./view";

interface Props {
  verdict: ReturnType<typeof viewMember>["verdict"];
  profileId: string;
}

/** In, out or nobody can tell; since when, until when, and the facts that alone make it so. */
export function Verdict({ verdict, profileId }: Props) {
  const { when, instant, sentence, meaning, since, lag, absence, changes, evidence } = verdict;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {when}
          </Text>
          <VerdictBadge verdict={verdict} />
        </InlineStack>
        <Text as="p" tone="subdued">
          {instant}
        </Text>
        {absence && <Text as="p">{absence}</Text>}
        {since && <Text as="p">{since}</Text>}
        {changes && <Text as="p">{changes}</Text>}
        {lag && (
          <Text as="p" tone="caution">
            {lag}
          </Text>
        )}
        {evidence.length > 0 && (
          <BlockStack gap="100">
            <Text as="h3" variant="headingSm">
              Because of these facts
            </Text>
            <EvidenceList evidence={evidence} profileId={profileId} />
          </BlockStack>
        )}
        <Text as="p" tone="subdued">
          {sentence} {meaning}
        </Text>
      </BlockStack>
    </Card>
  );
}

function VerdictBadge({ verdict: { truth, isAsked } }: Pick<Props, "verdict">) {
  if (truth) return <Badge tone="success">In it</Badge>;
  return truth === null && isAsked ? <Badge tone="attention">Cannot tell</Badge> : <Badge>Not in it</Badge>;
}
