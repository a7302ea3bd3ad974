import { BlockStack, Button, ButtonGroup, InlineStack, Select } from "@shopify/polaris";
import { ArrowDownIcon, ArrowUpIcon, DeleteIcon, EditIcon, PlusIcon } from "@shopify/polaris-icons";
import { useState, type ReactNode } from "react";
import { mostBranches, type Varied } from "../content/values";
import { addBranch, changeBranch, changeCondition, moveBranch, removeBranch } from "../editing/edit-blocks";
import { ConditionModal } from "./condition-modal";
import { audience } from "./condition-words";
import { useForm } from "./form-context";

interface Props<Value> {
  /** What differs: "Subject". */
  label: string;
  /** "subject", "preheader" or the block's id. */
  place: string;
  /** Where it stands in the content. */
  path: string;
  varied: Varied<Value>;
  onChange(varied: Varied<Value>): void;
  /** The fields of the version that is worked on. */
  children(value: Value, onChange: (value: Value) => void, path: string): ReactNode;
}

/** One thing or another, by who reads it: chooses which is worked on, and whom it is for. */
export function Varying<Value>({ label, place, path, varied, onChange, children }: Props<Value>) {
  const { branchOf, showBranch } = useForm();
  const shown = branchOf(place) < varied.branches.length ? branchOf(place) : -1;
  const branch = varied.branches[shown];
  const valuePath = branch ? `${path}.branches.${shown}.value` : `${path}.otherwise`;
  return (
    <BlockStack gap="300">
      <Versions
        label={label}
        varied={varied}
        shown={shown}
        onShow={(next) => showBranch(place, next)}
        onChange={(next, then) => {
          onChange(next);
          showBranch(place, then);
        }}
      />
      {children(
        branch ? branch.value : varied.otherwise,
        (value) => onChange(changeBranch(varied, shown, value)),
        valuePath,
      )}
    </BlockStack>
  );
}

interface VersionsProps<Value> {
  label: string;
  varied: Varied<Value>;
  shown: number;
  onShow(branch: number): void;
  onChange(varied: Varied<Value>, then: number): void;
}

function Versions<Value>({ label, varied, shown, onShow, onChange }: VersionsProps<Value>) {
  const { names } = useForm();
  const [asking, setAsking] = useState<"new" | "change" | null>(null);
  const { branches } = varied;
  const branch = branches[shown];
  const use = (when: Parameters<typeof changeCondition>[2]) => {
    if (asking === "change") onChange(changeCondition(varied, shown, when), shown);
    else onChange(addBranch(varied, when, branch ? branch.value : varied.otherwise), branches.length);
    setAsking(null);
  };
  return (
    <BlockStack gap="200">
      {branches.length > 0 && (
        <Select
          label={`${label}: whose version`}
          options={[
            ...branches.map(({ when }, i) => ({ label: `${i + 1}. ${audience(when, names)}`, value: String(i) })),
            { label: "Everybody else", value: "-1" },
          ]}
          value={String(shown)}
          onChange={(value) => onShow(Number(value))}
        />
      )}
      <InlineStack gap="200" blockAlign="center">
        {branches.length < mostBranches && (
          <Button
            icon={PlusIcon}
            size="slim"
            accessibilityLabel={`${label}: say it differently to some`}
            onClick={() => setAsking("new")}
          >
            {branches.length === 0 ? "Say it differently to some" : "Another version"}
          </Button>
        )}
        {branch && (
          <BranchActions
            label={label}
            shown={shown}
            count={branches.length}
            onAsk={() => setAsking("change")}
            onMove={(by) => onChange(moveBranch(varied, shown, by), shown + by)}
            onRemove={() => onChange(removeBranch(varied, shown), -1)}
          />
        )}
      </InlineStack>
      {asking && (
        <ConditionModal
          title={asking === "new" ? `${label}: who gets another version?` : `${label}: who gets this version?`}
          when={asking === "change" && branch ? branch.when : null}
          onUse={use}
          onClose={() => setAsking(null)}
        />
      )}
    </BlockStack>
  );
}

interface ActionsProps {
  label: string;
  shown: number;
  count: number;
  onAsk(): void;
  onMove(by: -1 | 1): void;
  onRemove(): void;
}

function BranchActions({ label, shown, count, onAsk, onMove, onRemove }: ActionsProps) {
  return (
    <ButtonGroup gap="tight">
      <Button icon={EditIcon} size="slim" accessibilityLabel={`${label}: change who gets it`} onClick={onAsk}>
        Who
      </Button>
      <Button
        icon={ArrowUpIcon}
        size="slim"
        accessibilityLabel={`${label}: ask earlier`}
        disabled={shown === 0}
        onClick={() => onMove(-1)}
      />
      <Button
        icon={ArrowDownIcon}
        size="slim"
        accessibilityLabel={`${label}: ask later`}
        disabled={shown === count - 1}
        onClick={() => onMove(1)}
      />
      <Button icon={DeleteIcon} size="slim" accessibilityLabel={`${label}: remove this version`} onClick={onRemove} />
    </ButtonGroup>
  );
}
