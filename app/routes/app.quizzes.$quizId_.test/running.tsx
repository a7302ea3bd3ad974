import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, InlineGrid, InlineStack, Link, Text } from "@shopify/polaris";
import { Funnel } from "~/components/quiz-pages/funnel";
import { useToast, type Told } from "~/components/use-toast";
import type { TestView } from "./load.server";

/** The test that runs: who sees what, and no verdict. */
export function Running({ test }: { test: TestView }) {
  const fetcher = useFetcher<{ told: Told }>();
  useToast(fetcher.data?.told);
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          Running since {test.since}
        </Text>
        <Arms test={test} />
        <Text as="p" tone="subdued">
          There is no verdict yet. Of two quizzes that are equally good, one is always a little ahead by chance; that
          one is ahead here does not mean that it is better.
        </Text>
        <InlineStack align="end">
          <fetcher.Form method="post">
            <input type="hidden" name="wish" value="end" />
            <Button submit loading={fetcher.state !== "idle"}>
              End the test
            </Button>
          </fetcher.Form>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

/** Both quizzes side by side, each with its share. */
export function Arms({ test }: { test: TestView }) {
  return (
    <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
      {test.arms.map(({ quizId, name, percent, steps }) => (
        <BlockStack key={quizId} gap="200">
          <Text as="h3" variant="headingSm" breakWord>
            <Link url={`/app/quizzes/${quizId}`}>{name}</Link>
          </Text>
          <Funnel steps={steps} caption={`Shown to ${percent} of a hundred`} />
        </BlockStack>
      ))}
    </InlineGrid>
  );
}
