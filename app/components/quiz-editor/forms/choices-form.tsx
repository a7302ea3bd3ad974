import { BlockStack, Button, InlineError, InlineStack, Text } from "@shopify/polaris";
import { ImageIcon, PlusIcon, XIcon } from "@shopify/polaris-icons";
import type { KeyboardEvent } from "react";
import { Moves } from "~/components/part-tools";
import { freeKey, type Choice } from "~/domains/quizzes";
import { useQuizForm } from "../form-context";
import { WordsField } from "./fields";

const mostChoices = 12;

interface Props {
  path: string;
  choices: readonly Choice[];
  onChange(choices: Choice[]): void;
}

/** What can be chosen: words and pictures, in their order. Enter adds the next one. */
export function ChoicesForm({ path, choices, onChange }: Props) {
  const { problemAt } = useQuizForm();
  const problem = problemAt(path);
  const focus = (at: number) => requestAnimationFrame(() => document.getElementById(`${path}.${at}.label`)?.focus());
  const add = (at: number) => {
    if (choices.length >= mostChoices) return;
    const key = freeKey(
      "",
      "choice",
      "-",
      choices.map((choice) => choice.key),
    );
    onChange(choices.toSpliced(at, 0, { key, label: "", picture: null }));
    focus(at);
  };
  const move = (at: number, by: -1 | 1) => {
    const moved = choices[at];
    if (!moved || at + by < 0 || at + by >= choices.length) return;
    onChange(choices.toSpliced(at, 1).toSpliced(at + by, 0, moved));
    focus(at + by);
  };
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        Choices
      </Text>
      {choices.map((choice, i) => (
        <ChoiceRow
          key={i}
          path={`${path}.${i}`}
          choice={choice}
          at={i}
          count={choices.length}
          onChange={(next) => onChange(choices.with(i, next))}
          onMove={(by) => move(i, by)}
          onRemove={() => {
            onChange(choices.toSpliced(i, 1));
            focus(Math.max(0, i - 1));
          }}
          onEnter={() => add(i + 1)}
        />
      ))}
      {problem !== undefined && <InlineError fieldID={path} message={problem} />}
      <InlineStack>
        <Button id={path} icon={PlusIcon} disabled={choices.length >= mostChoices} onClick={() => add(choices.length)}>
          Add a choice
        </Button>
      </InlineStack>
    </BlockStack>
  );
}

interface RowProps {
  path: string;
  choice: Choice;
  at: number;
  count: number;
  onChange(choice: Choice): void;
  onMove(by: -1 | 1): void;
  onRemove(): void;
  onEnter(): void;
}

function ChoiceRow({ path, choice, at, count, onChange, onMove, onRemove, onEnter }: RowProps) {
  const title = `choice ${at + 1}`;
  const { picture } = choice;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      onMove(event.key === "ArrowUp" ? -1 : 1);
    }
    if (event.key === "Enter") onEnter();
  };
  return (
    <BlockStack gap="200">
      <InlineStack gap="050" blockAlign="start" wrap={false}>
        <div style={{ flex: 1, minWidth: 0 }} onKeyDown={onKeyDown} role="presentation">
          <WordsField
            label={`Choice ${at + 1}`}
            labelHidden
            path={`${path}.label`}
            value={choice.label}
            placeholder={`Choice ${at + 1}`}
            onChange={(label) => onChange({ ...choice, label })}
          />
        </div>
        <Button
          icon={ImageIcon}
          variant="tertiary"
          pressed={picture !== null}
          accessibilityLabel={`${picture ? "Take the picture from" : "Give a picture to"} ${title}`}
          onClick={() => onChange({ ...choice, picture: picture ? null : { url: "", alt: "" } })}
        />
        <Moves title={title} at={at} count={count} onMove={onMove} />
        <Button
          icon={XIcon}
          variant="tertiary"
          disabled={count <= 2}
          accessibilityLabel={`Remove ${title}`}
          onClick={onRemove}
        />
      </InlineStack>
      {picture && (
        <div style={{ paddingInlineStart: "var(--p-space-400)" }}>
          <BlockStack gap="200">
            <WordsField
              label={`Address of the picture of ${title}`}
              type="url"
              path={`${path}.picture.url`}
              value={picture.url}
              placeholder="https://"
              helpText="A picture from Content → Files of your admin"
              onChange={(url) => onChange({ ...choice, picture: { ...picture, url } })}
            />
            <WordsField
              label={`What the picture of ${title} shows`}
              path={`${path}.picture.alt`}
              value={picture.alt}
              helpText="For shoppers who cannot see it; leave it empty when the choice says it already"
              onChange={(alt) => onChange({ ...choice, picture: { ...picture, alt } })}
            />
          </BlockStack>
        </div>
      )}
    </BlockStack>
  );
}
