import { useFetcher } from "@remix-run/react";
import { Badge, BlockStack, Box, Button, Card, InlineStack, Link, List, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useToast, type Told } from "~/components/use-toast";
import type { LearningOutcome } from "~/domains/insights";
import type { LearningView } from "./load.server";

export const outcomeNames: Record<LearningOutcome, string> = {
  winner: "A clear winner",
  leaning: "Leaning",
  no_difference: "No difference that shows",
  too_few: "Too few to tell",
};

/** What one comparison has taught: what was compared, about whom, when, what came of it, and what the merchant thinks. */
export function LearningCard({ card }: { card: LearningView }) {
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            <Link url={`/app/experiments/${card.id}`} removeUnderline>
              {card.name}
            </Link>
          </Text>
          <Badge {...(card.outcome === "winner" ? { tone: "success" as const } : {})}>
            {outcomeNames[card.outcome]}
          </Badge>
        </InlineStack>
        <Text as="p" tone="subdued">
          {card.subject} · {card.dates} · {card.days}
        </Text>
        <Text as="p" fontWeight="semibold">
          {card.headline}
        </Text>
        {card.because !== "" && <Text as="p">{card.because}</Text>}
        <List>
          {card.arms.map((arm) => (
            <List.Item key={arm.key}>
              “{arm.name}”: {arm.gets}. {arm.ordered}
              {arm.isWinner ? "; everybody gets it now" : ""}
            </List.Item>
          ))}
        </List>
        <Text as="p" tone="subdued">
          {card.ended}
        </Text>
        <NoteForm id={card.id} name={card.name} note={card.note} />
      </BlockStack>
    </Card>
  );
}

function NoteForm({ id, name, note }: { id: number; name: string; note: string }) {
  const fetcher = useFetcher<{ told: Told; errors: Record<string, string> }>();
  const [written, setWritten] = useState(note);
  useToast(fetcher.data?.told);
  const save = () => fetcher.submit({ wish: "note", id: String(id), note: written }, { method: "post" });
  return (
    <BlockStack gap="200">
      <TextField
        label={`What you make of “${name}”`}
        value={written}
        onChange={setWritten}
        error={fetcher.data?.errors["note"] ?? false}
        multiline={2}
        maxLength={2000}
        autoComplete="off"
      />
      {written !== note && (
        <Box>
          <Button loading={fetcher.state !== "idle"} onClick={save}>
            Save the note
          </Button>
        </Box>
      )}
    </BlockStack>
  );
}
