import { BlockStack, Box, Button, InlineStack, Text, TextField } from "@shopify/polaris";
import { PlusIcon, XIcon } from "@shopify/polaris-icons";
import { Moves } from "~/components/part-tools";
import { addPath, changePath, mostPaths, movePath, removePath, type BranchTest, type Step } from "~/domains/flows";
import { CauseFields } from "../conditions/cause-fields";
import { ConditionField } from "../conditions/condition-field";

type BranchStep = Extract<Step, { type: "branch" }>;

/** The paths of a branch in the order in which they are asked. */
export function BranchForm({ step, onChange }: { step: BranchStep; onChange(step: BranchStep): void }) {
  const count = step.paths.length;
  return (
    <BlockStack gap="400">
      <Text as="p" tone="subdued">
        The first path that fits is taken; what is not known of a shopper fits nothing. Everybody else goes the last
        way. All ways lead on to the step after the branch.
      </Text>
      {step.paths.map((path, at) => (
        <div key={at} role="group" aria-label={`Path ${at + 1} of ${count}`}>
          <Box borderWidth="025" borderColor="border" borderRadius="200" padding="300">
            <BlockStack gap="300">
              <InlineStack align="space-between" blockAlign="center" wrap={false}>
                <Text as="h4" variant="headingSm">
                  Path {at + 1}
                </Text>
                <InlineStack wrap={false}>
                  <Moves
                    title={`path ${at + 1}`}
                    at={at}
                    count={count}
                    onMove={(by) => onChange(movePath(step, at, by))}
                  />
                  <Button
                    icon={XIcon}
                    variant="tertiary"
                    disabled={count === 1}
                    accessibilityLabel={`Remove path ${at + 1}${path.steps.length > 0 ? " with its steps" : ""}`}
                    onClick={() => onChange(removePath(step, at))}
                  />
                </InlineStack>
              </InlineStack>
              <TextField
                label="Name"
                autoComplete="off"
                maxLength={80}
                value={path.name}
                placeholder="The condition in words"
                onChange={(name) => onChange(changePath(step, at, { name }))}
              />
              <WhenFields when={path.when} onChange={(when) => onChange(changePath(step, at, { when }))} />
            </BlockStack>
          </Box>
        </div>
      ))}
      <InlineStack>
        <Button icon={PlusIcon} disabled={count >= mostPaths} onClick={() => onChange(addPath(step))}>
          Add a path
        </Button>
      </InlineStack>
    </BlockStack>
  );
}

/** Who takes a path, and by what their run has to have been started. */
function WhenFields({ when, onChange }: { when: BranchTest; onChange(when: BranchTest): void }) {
  return (
    <>
      <ConditionField
        label="Who takes it"
        nobody={when.cause.length > 0 ? "Anybody" : "Choose who takes it…"}
        definition={when.shopper}
        onChange={(shopper) => onChange({ ...when, shopper })}
      />
      <CauseFields tests={when.cause} onChange={(cause) => onChange({ ...when, cause })} />
    </>
  );
}
