import { BlockStack, ChoiceList, Select } from "@shopify/polaris";
import type { QuizContent } from "~/domains/quizzes";
import { useQuizForm } from "../form-context";
import { WordsField } from "./fields";

type Look = QuizContent["look"];

const fonts = [
  { value: "theme", label: "As your theme has it" },
  { value: "sans", label: "Without serifs" },
  { value: "serif", label: "With serifs" },
  { value: "rounded", label: "Rounded" },
] as const;

const places = [
  { value: "middle", label: "In the middle, over the page" },
  { value: "corner", label: "In the corner, beside the page" },
] as const;

interface Props {
  look: Look;
  /** What is used while no colour is chosen. */
  brandColor: string;
  onChange(look: Look): void;
}

/** How the popup looks. */
export function LookForm({ look, brandColor, onChange }: Props) {
  const { problemAt } = useQuizForm();
  const isColor = /^#[0-9a-f]{6}$/i.test(look.color);
  return (
    <BlockStack gap="400">
      <BlockStack gap="200">
        <WordsField
          label="Colour"
          path="look.color"
          value={look.color}
          placeholder={brandColor}
          helpText="Such as #1f4d3a. Leave it empty for your brand colour; words on it are made readable by themselves"
          onChange={(color) => onChange({ ...look, color })}
        />
        <label style={{ alignItems: "center", display: "flex", gap: "var(--p-space-200)" }}>
          <input
            type="color"
            value={isColor ? look.color : brandColor}
            style={{ blockSize: 32, inlineSize: 48 }}
            onChange={(event) => onChange({ ...look, color: event.currentTarget.value })}
          />
          Choose it by eye
        </label>
      </BlockStack>
      <Select
        label="Letters"
        options={[...fonts]}
        value={look.font}
        error={problemAt("look.font") ?? false}
        onChange={(value) => fonts.forEach((font) => font.value === value && onChange({ ...look, font: font.value }))}
      />
      <ChoiceList
        title="Where it opens"
        choices={[...places]}
        selected={[look.place]}
        onChange={([value]) =>
          places.forEach((place) => place.value === value && onChange({ ...look, place: place.value }))
        }
      />
    </BlockStack>
  );
}
