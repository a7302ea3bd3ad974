import { BlockStack, Box, Card, Link, Text } from "@shopify/polaris";
import { RecordTable } from "~/components/record-table";
import type { PropertiesView } from "./view.server";

type Row = PropertiesView["properties"][number];

/** Every property: of how many it is known, how old it is, where it comes from, and what uses it. */
export function PropertyTable({ properties }: Pick<PropertiesView, "properties">) {
  return (
    <Card padding="0">
      <BlockStack>
        <Box padding="400">
          <Text as="h2" variant="headingMd">
            Every property
          </Text>
        </Box>
        <RecordTable
          resource={{ singular: "property", plural: "properties" }}
          columns={[
            { title: "Property" },
            { title: "Known for", isNumber: true },
            { title: "Half of it since" },
            { title: "Latest" },
            { title: "Comes from", isText: true },
            { title: "Used by", isText: true },
          ]}
          rows={properties.map((property) => ({ id: property.id, cells: cellsOf(property) }))}
        />
      </BlockStack>
    </Card>
  );
}

function cellsOf(property: Row) {
  const { label, unit, known, share, medianAt, latestAt, source, freshness } = property;
  return [
    <BlockStack key="name">
      <Text as="span" fontWeight="semibold" breakWord>
        {label}
      </Text>
      {unit !== null && (
        <Text as="span" tone="subdued">
          in {unit}
        </Text>
      )}
    </BlockStack>,
    `${(100 * share).toFixed(1)} % (${known.toLocaleString("en-GB")})`,
    medianAt ?? "–",
    latestAt ?? "–",
    `${source}, ${freshness}`,
    <Uses key="uses" uses={property.uses} />,
  ];
}

const shown = 3;
const paths = { segment: "segments", flow: "flows", message: "templates" } as const;

function Uses({ uses }: Pick<Row, "uses">) {
  if (uses.length === 0) return "Nothing";
  const more = uses.length - shown;
  return (
    <>
      {uses.slice(0, shown).map(({ kind, id, name }, i) => (
        <span key={`${kind} ${id}`}>
          {i > 0 && ", "}
          {kind} <Link url={`/app/${paths[kind]}/${id}`}>{name}</Link>
        </span>
      ))}
      {more > 0 && ` and ${more} more`}
    </>
  );
}
