import { BlockStack, Box, Card, Divider, InlineGrid, Select, Text, TextField } from "@shopify/polaris";
import { Fragment } from "react";
import { propertyName } from "~/domains/imports";
import { targets } from "~/domains/imports/model";
import type { PlanFields } from "./plan-form";
import type { ImportView } from "./view.server";
import { targetWords } from "./words";

interface Props {
  columns: ImportView["columns"];
  mapping: PlanFields["mapping"];
  errors: Record<string, string>;
  onChange(mapping: PlanFields["mapping"]): void;
}

const options = targets.map((target) => ({ value: target, label: targetWords[target] }));

/** One row for each column of the file: its name, what stands in it, and what it is to mean. */
export function ColumnFields({ columns, mapping, errors, onChange }: Props) {
  const change = (at: number, meaning: { target: string; name: string }) =>
    onChange(mapping.map((one, i) => (i === at ? meaning : one)));
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          What the columns mean
        </Text>
        {columns.map(({ name, samples }, at) => {
          const meaning = mapping[at] ?? { target: "nothing", name: "" };
          const error = errors[`mapping.${at}`] ?? false;
          const isProperty = meaning.target === "property";
          return (
            <Fragment key={`${at} ${name}`}>
              {at > 0 && <Divider />}
              <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
                <Box>
                  <Text as="p" fontWeight="semibold" breakWord>
                    {name}
                  </Text>
                  <Text as="p" tone="subdued" breakWord>
                    {samples.length > 0 ? samples.join(" · ") : "Empty in the first rows"}
                  </Text>
                </Box>
                <BlockStack gap="200">
                  <Select
                    label={`“${name}” means`}
                    options={options}
                    value={meaning.target}
                    error={isProperty ? false : error}
                    onChange={(target) =>
                      change(at, { target, name: target === "property" ? meaning.name || propertyName(name) : "" })
                    }
                  />
                  {isProperty && (
                    <TextField
                      label={`Name of the property “${name}”`}
                      value={meaning.name}
                      error={error}
                      helpText={`Segments ask it as trait_set MATCHES (name = '${meaning.name}')`}
                      autoComplete="off"
                      onChange={(own) => change(at, { target: "property", name: own })}
                    />
                  )}
                </BlockStack>
              </InlineGrid>
            </Fragment>
          );
        })}
      </BlockStack>
    </Card>
  );
}
