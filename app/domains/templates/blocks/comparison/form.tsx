import { BlockStack, Box, Button, InlineStack, Text } from "@shopify/polaris";
import { PlusIcon } from "@shopify/polaris-icons";
import type { FormProps } from "../../forms/form-props";
import { LineField } from "../../forms/text-fields";

const mostRows = 8;

export function ComparisonForm({ path, content, onChange }: FormProps<"comparison">) {
  const { rows } = content;
  return (
    <BlockStack gap="300">
      <LineField
        label="Heading"
        path={`${path}.heading`}
        value={content.heading}
        onChange={(heading) => onChange({ ...content, heading })}
      />
      <LineField
        label="What is compared"
        path={`${path}.left`}
        value={content.left}
        onChange={(left) => onChange({ ...content, left })}
      />
      <LineField
        label="What it is compared with"
        path={`${path}.right`}
        value={content.right}
        onChange={(right) => onChange({ ...content, right })}
      />
      {rows.map((row, i) => (
        <Row
          key={i}
          number={i + 1}
          path={`${path}.rows.${i}`}
          row={row}
          isOnly={rows.length === 1}
          onChange={(changed) => onChange({ ...content, rows: rows.map((one, at) => (at === i ? changed : one)) })}
          onRemove={() => onChange({ ...content, rows: rows.toSpliced(i, 1) })}
        />
      ))}
      {rows.length < mostRows && (
        <InlineStack>
          <Button
            icon={PlusIcon}
            onClick={() => onChange({ ...content, rows: [...rows, { point: "", left: "", right: "" }] })}
          >
            Add a point
          </Button>
        </InlineStack>
      )}
    </BlockStack>
  );
}

type Point = FormProps<"comparison">["content"]["rows"][number];

interface RowProps {
  number: number;
  path: string;
  row: Point;
  isOnly: boolean;
  onChange(row: Point): void;
  onRemove(): void;
}

function Row({ number, path, row, isOnly, onChange, onRemove }: RowProps) {
  return (
    <Box borderColor="border" borderWidth="025" borderRadius="200" padding="300">
      <BlockStack gap="200">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h4" variant="headingSm">
            Point {number}
          </Text>
          <Button variant="plain" disabled={isOnly} accessibilityLabel={`Remove point ${number}`} onClick={onRemove}>
            Remove
          </Button>
        </InlineStack>
        <LineField
          label="Point"
          path={`${path}.point`}
          value={row.point}
          onChange={(point) => onChange({ ...row, point })}
        />
        <LineField
          label="Of the first"
          path={`${path}.left`}
          value={row.left}
          onChange={(left) => onChange({ ...row, left })}
        />
        <LineField
          label="Of the second"
          path={`${path}.right`}
          value={row.right}
          onChange={(right) => onChange({ ...row, right })}
        />
      </BlockStack>
    </Box>
  );
}
