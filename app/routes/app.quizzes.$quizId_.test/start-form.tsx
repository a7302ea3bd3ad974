import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Select, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { NothingHere } from "~/components/nothing-here";
import { useToast, type Told } from "~/components/use-toast";
import type { Tests } from "./load.server";

/** Chooses the other quiz, and how many see it. */
export function StartForm({ quiz, rivals }: Pick<Tests, "quiz" | "rivals">) {
  const fetcher = useFetcher<{ told: Told; errors: Record<string, string> }>();
  const [rivalId, setRivalId] = useState(String(rivals[0]?.id ?? ""));
  const [rivalPercent, setRivalPercent] = useState("50");
  useToast(fetcher.data?.told);
  if (!quiz.isLive || rivals.length === 0) return <NotYet quiz={quiz} />;
  const errors = fetcher.data?.errors ?? {};
  return (
    <Card>
      <fetcher.Form method="post">
        <BlockStack gap="400">
          <Text as="h2" variant="headingMd">
            Test it against another
          </Text>
          <Text as="p">
            Wherever this quiz would be shown, some see the other one. Who has seen one of them goes on seeing that one.
          </Text>
          <Select
            label="The other quiz"
            name="rivalId"
            options={rivals.map(({ id, name }) => ({ value: String(id), label: name }))}
            value={rivalId}
            error={errors["rivalId"] ?? false}
            onChange={setRivalId}
          />
          <TextField
            label="How many see the other"
            name="rivalPercent"
            inputMode="numeric"
            suffix="%"
            autoComplete="off"
            value={rivalPercent}
            error={errors["rivalPercent"] ?? false}
            onChange={setRivalPercent}
          />
          <InlineStack align="end">
            <input type="hidden" name="wish" value="start" />
            <Button submit variant="primary" loading={fetcher.state !== "idle"}>
              Start the test
            </Button>
          </InlineStack>
        </BlockStack>
      </fetcher.Form>
    </Card>
  );
}

function NotYet({ quiz }: Pick<Tests, "quiz">) {
  if (!quiz.isLive) {
    return (
      <Card>
        <NothingHere
          heading="Only a live quiz can be tested"
          action={{ content: "Open the quiz", url: `/app/quizzes/${quiz.id}` }}
        >
          Publish it, or resume it, and come back.
        </NothingHere>
      </Card>
    );
  }
  return (
    <Card>
      <NothingHere heading="There is no other live quiz" action={{ content: "Show all quizzes", url: "/app/quizzes" }}>
        A test shows two live quizzes side by side, each to a part of those who come. Copy this one, change one thing in
        the copy, such as its first question, and publish it.
      </NothingHere>
    </Card>
  );
}
