import { useSubmit } from "@remix-run/react";
import { BlockStack, Card, InlineGrid, InlineStack, ProgressBar, Text } from "@shopify/polaris";
import { useId } from "react";
import { ConfirmButton } from "~/components/confirm-button";
import { ExportButton } from "~/components/export-button";
import { Figure } from "~/components/figure";
import { NotedTable } from "./noted-table";
import { Steps } from "./steps";
import type { ImportView } from "./view.server";

/** How far a file has been taken in, what became of its rows, and the way back. */
export function Result({ view }: { view: ImportView }) {
  const { figures, size, state, asOf, finishedAt, undoneAt, proof } = view;
  const done = figures.created + figures.changed + figures.unchanged + figures.refused;
  const applied = done - figures.refused;
  return (
    <BlockStack gap="400">
      <Card>
        <BlockStack gap="400">
          <InlineStack align="space-between" blockAlign="center" gap="200">
            <Text as="h2" variant="headingMd">
              What became of the rows
            </Text>
            {state === "finished" && <Undo view={view} />}
          </InlineStack>
          {state === "running" && <Progress label="Taken in" done={done} of={size} />}
          {state === "undoing" && <Progress label="Undone" done={figures.undone} of={applied} />}
          <InlineGrid columns={{ xs: 2, md: 4 }} gap="400">
            <Figure as="h3" label="New shoppers" value={figures.created} />
            <Figure as="h3" label="Changed" value={figures.changed} />
            <Figure as="h3" label="Nothing new" value={figures.unchanged} />
            <Figure as="h3" label="Left out" value={figures.refused} />
          </InlineGrid>
          <Text as="p" tone="subdued">
            {`The file is of ${asOf}. ${finishedAt ? `Taken in on ${finishedAt}. ` : ""}${undoneAt ? `Undone on ${undoneAt}: ${figures.undone.toLocaleString("en-GB")} rows were taken back.` : ""}`}
          </Text>
          {proof && (
            <Text as="p" tone="subdued">
              {`How they agreed${proof.since ? ` (since ${proof.since} at the latest)` : ""}: ${proof.statement}`}
            </Text>
          )}
        </BlockStack>
      </Card>
      {figures.listSize > 0 && state !== "undone" && <Steps figures={figures} />}
      <NotedTable view={view} />
      {figures.refused > 0 && (
        <InlineStack align="end">
          <ExportButton url={`/app/data/imports/${view.id}/lines`} fileName={`left-out-${view.id}.csv`} />
        </InlineStack>
      )}
    </BlockStack>
  );
}

function Progress({ label, done, of }: { label: string; done: number; of: number }) {
  const id = useId();
  const words = `${label}: ${done.toLocaleString("en-GB")} of ${of.toLocaleString("en-GB")} rows`;
  return (
    <div role="status">
      <BlockStack gap="100">
        <Text as="p" id={id}>
          {words}
        </Text>
        <ProgressBar progress={of === 0 ? 100 : (100 * done) / of} size="small" ariaLabelledBy={id} />
      </BlockStack>
    </div>
  );
}

function Undo({ view: { name } }: { view: ImportView }) {
  const submit = useSubmit();
  return (
    <ConfirmButton
      label="Undo the import"
      question={`Undo “${name}”?`}
      yes="Undo it"
      no="Keep it"
      isDestructive
      onConfirm={() => submit({ wish: "undo" }, { method: "post" })}
    >
      Names, places, tags and properties become what they were, unless something was told since. Who may be written to
      only because of this file may not be any more, and shoppers of whom nothing else is known are erased.
      Unsubscriptions that the file told stay.
    </ConfirmButton>
  );
}
