import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, List, SkeletonBodyText, Text } from "@shopify/polaris";
import { z } from "zod";
import { useAsked } from "../campaigns/use-asked";
import { useToast, type Told } from "../use-toast";

const Answer = z.object({
  headline: z.string(),
  because: z.array(z.string()),
  next: z.object({ words: z.string(), button: z.string() }).nullable(),
});

/** Why a segment's mail does as it does, and the next cheapest test. Counted only once the page is there. */
export function DiagnosisCard({ segmentId }: { segmentId: number }) {
  const { answer, hasFailed } = useAsked(askDiagnosis, segmentId);
  const fetcher = useFetcher<{ told: Told }>();
  useToast(fetcher.data?.told);
  const begin = () =>
    fetcher.submit({ wish: "test", segment: String(segmentId) }, { method: "post", action: "/app/reports/diagnosis" });
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {answer ? `Why it does as it does: ${lower(answer.headline)}` : "Why it does as it does"}
        </Text>
        {hasFailed && <Text as="p">It could not be counted. Reload the page to try again.</Text>}
        {!answer && !hasFailed && <SkeletonBodyText lines={4} />}
        {answer && (
          <List>
            {answer.because.map((words) => (
              <List.Item key={words}>{words}</List.Item>
            ))}
          </List>
        )}
        {answer?.next && (
          <BlockStack gap="200">
            <Text as="p">{answer.next.words}</Text>
            <InlineStack>
              <Button loading={fetcher.state !== "idle"} onClick={begin}>
                {answer.next.button}
              </Button>
            </InlineStack>
          </BlockStack>
        )}
      </BlockStack>
    </Card>
  );
}

/** Throws when no answer comes. */
async function askDiagnosis(segmentId: number, signal: AbortSignal): Promise<z.infer<typeof Answer>> {
  const response = await fetch(`/app/reports/diagnosis?segment=${segmentId}`, { signal });
  if (!response.ok) throw new Error(`No answer came: ${response.status}`);
  return Answer.parse(await response.json());
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
