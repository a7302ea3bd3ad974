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
          <EvidenceLine fact={fact} profileId={profileId} />
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

export function EvidenceLine({ fact, profileId }: { fact: EvidenceView; profileId: string }) {
  return (
    <>
      <Text as="span" breakWord>
        <Words fact={fact} profileId={profileId} />{" "}
      </Text>
      <Text as="span" tone="subdued">
        {fact.at}
      </Text>
    </>
  );
}

function Words({ fact: { words, entry }, profileId }: { fact: EvidenceView; profileId: string }) {
  if (entry === null) return words;
  return (
    <Link url={`/app/shoppers/${profileId}?${new URLSearchParams({ kind: entry.kind, entry: entry.key })}`}>
      {words}
    </Link>
  );
}
