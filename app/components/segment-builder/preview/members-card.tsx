import { BlockStack, Card, SkeletonBodyText, Text } from "@shopify/polaris";
import { ShopperLink } from "~/components/shopper-link";
import type { Member } from "./question";
import type { Asking } from "./use-answer";

/** Some who would be in. */
export function MembersCard({ asking }: { asking: Asking }) {
  const told = asking.answer ?? asking.last;
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          Some of them
        </Text>
        {!told && !asking.hasFailed && <SkeletonBodyText lines={3} />}
        {asking.hasFailed && <Quiet>They did not come. Reload the page to ask again.</Quiet>}
        {told?.outcome === "late" && <Quiet>Finding them takes longer than five seconds.</Quiet>}
        {told?.outcome === "members" && <Members members={told.members} isStale={asking.answer === null} />}
      </BlockStack>
    </Card>
  );
}

function Members({ members, isStale }: { members: readonly Member[]; isStale: boolean }) {
  if (members.length === 0) return <Quiet>Nobody, as it stands.</Quiet>;
  return (
    <ul style={{ columns: "10rem 2", listStyle: "none", margin: 0, opacity: isStale ? 0.5 : 1, padding: 0 }}>
      {members.map(({ profileId, name, email }) => (
        <li key={profileId} style={{ overflowWrap: "anywhere" }}>
          <ShopperLink id={profileId} name={name} email={email} />
        </li>
      ))}
    </ul>
  );
}

function Quiet({ children }: { children: string }) {
  return (
    <Text as="p" tone="subdued">
      {children}
    </Text>
  );
}
