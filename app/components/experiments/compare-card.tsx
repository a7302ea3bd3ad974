import { useFetcher } from "@remix-run/react";
import {
  Badge,
  BlockStack,
  Button,
  ButtonGroup,
  Card,
  InlineStack,
  Link,
  SkeletonBodyText,
  Text,
} from "@shopify/polaris";
import { comparable, newArms, type ComparisonKind } from "~/domains/experiments";
import type { Subject, SubjectKind } from "~/domains/experiments/model";
import { useToast, type Told } from "~/components/use-toast";
import { useAsked } from "../campaigns/use-asked";
import { askAbout } from "./ask";
import type { AboutAnswer } from "./question";

const offers: { comparison: ComparisonKind; label: string }[] = [
  { comparison: "message", label: "Compare two messages" },
  { comparison: "worth", label: "Is segmenting worth it?" },
  { comparison: "holdout", label: "Does it bring orders?" },
];

const titles: Record<SubjectKind, string> = {
  flow: "Compare the whole flow",
  flow_step: "Compare this message",
  campaign: "Compare",
  segment: "Compare mail because of this segment",
};

/** What is compared of a flow, a step that sends, a campaign or a segment; and the beginning of a new comparison. */
export function CompareCard({ subject: { kind, id, step } }: { subject: Subject }) {
  const query = new URLSearchParams({ kind, id: String(id), step: step ?? "" }).toString();
  const { answer, hasFailed } = useAsked(askAbout, query);
  const fetcher = useFetcher<{ told: Told }>();
  useToast(fetcher.data?.told);
  const fits = offers.filter(({ comparison }) =>
    newArms(comparison).every(({ what }) => comparable[kind].includes(what.does)),
  );
  const begin = (comparison: ComparisonKind) =>
    fetcher.submit(
      { wish: "create", comparison, kind, id: String(id), step: step ?? "" },
      { method: "post", action: "/app/experiments?index" },
    );
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {titles[kind]}
        </Text>
        {answer ? (
          <Present answer={answer} />
        ) : hasFailed ? (
          <Text as="p">It did not come.</Text>
        ) : (
          <SkeletonBodyText lines={2} />
        )}
        <ButtonGroup>
          {fits.map(({ comparison, label }) => (
            <Button key={comparison} loading={fetcher.state !== "idle"} onClick={() => begin(comparison)}>
              {label}
            </Button>
          ))}
        </ButtonGroup>
      </BlockStack>
    </Card>
  );
}

function Present({ answer: { experiments, holdout } }: { answer: AboutAnswer }) {
  return (
    <BlockStack gap="200">
      {experiments.map(({ id, name, says }) => (
        <InlineStack key={id} gap="200">
          <Link url={`/app/experiments/${id}`}>{name}</Link>
          <Text as="span" tone="subdued">
            {says}
          </Text>
        </InlineStack>
      ))}
      {experiments.length === 0 && <Text as="p">Nothing is compared here.</Text>}
      {holdout && (
        <BlockStack gap="100">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h3" variant="headingSm">
              Keeping some shoppers out, to see what it brings
            </Text>
            {!holdout.isWorthIt && <Badge>Off: too few shoppers</Badge>}
          </InlineStack>
          {holdout.words.map((words) => (
            <Text key={words} as="p" tone="subdued">
              {words}
            </Text>
          ))}
        </BlockStack>
      )}
    </BlockStack>
  );
}
