import { BlockStack, Link, Text } from "@shopify/polaris";
import type { EvidenceView } from "./view";

const most = 10;

interface Props {
  evidence: EvidenceView[];
  profileId: string;
}

/** The very facts, each linked to where it stands on the timeline. */
export function EvidenceList({ evidence, profileId }: Props) {
  return (
    <BlockStack gap="100" as="ul">
      {evidence.slice(0, most).map((fact) => (
        <li key={fact.key}>
          <Text as="span" breakWord>
            <Words fact={fact} profileId={profileId} />{" "}
          </Text>
          <Text as="span" tone="subdued">
            {fact.at}
          </Text>
        </li>
      ))}
      {evidence.length > most && (
        <li>
          <Link url={`/app/shoppers/${profileId}`}>{`and ${evidence.length - most} more on the timeline`}</Link>
        </li>
      )}
    </BlockStack>
  );
}

function Words({ fact: { words, timelineKind, segmentId }, profileId }: { fact: EvidenceView; profileId: string }) {
  if (segmentId !== null) return <Link url={`/app/segments/${segmentId}/members/${profileId}`}>{words}</Link>;
  if (timelineKind === null) return words;
  return <Link url={`/app/shoppers/${profileId}?kind=${timelineKind}`}>{words}</Link>;
}
