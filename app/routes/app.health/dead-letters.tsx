import { BlockStack, Text } from "@shopify/polaris";
import { RecordTable } from "~/components/record-table";
import { Section } from "./section";
import type { HealthView } from "./view";
import { WishButton } from "./wish-button";

/** Deliveries that could not be understood: why, what they said, and another chance. */
export function DeadLetters({ letters }: { letters: HealthView["deadLetters"] }) {
  const isEmpty = letters.length === 0;
  return (
    <Section
      title="Deliveries that were not understood"
      about={
        isEmpty
          ? "None. What cannot be read is kept here with the reason, and can be read again."
          : "They are kept, and nothing else waits for them. Once the cause is mended, read them again."
      }
      action={
        isEmpty ? null : (
          <WishButton
            wish="replay"
            receipt="all"
            label="Read all again"
            accessibilityLabel="Read all deliveries again"
          />
        )
      }
    >
      {!isEmpty && (
        <RecordTable
          resource={{ singular: "delivery", plural: "deliveries" }}
          columns={[
            { title: "What" },
            { title: "When" },
            { title: "Why not", isText: true },
            { title: "Read it again", isPlain: true },
          ]}
          rows={letters.map((letter) => ({ id: letter.id, cells: cellsOf(letter) }))}
        />
      )}
    </Section>
  );
}

function cellsOf({ id, source, topic, at, reason, preview }: HealthView["deadLetters"][number]) {
  return [
    <BlockStack key="what" gap="100">
      <Text as="span" fontWeight="semibold">
        {topic}
      </Text>
      <Text as="span" tone="subdued">
        from {source === "resend" ? "Resend" : "Shopify"}
      </Text>
    </BlockStack>,
    at,
    <div key="why" style={{ maxWidth: "28rem" }}>
      <Text as="p" breakWord>
        {reason ?? "No reason was kept"}
      </Text>
      {preview !== null && (
        <details>
          <summary>What it said</summary>
          <pre
            style={{
              fontSize: 12,
              maxHeight: "20rem",
              overflow: "auto",
              overflowWrap: "anywhere",
              whiteSpace: "pre-wrap",
            }}
          >
            {preview}
          </pre>
        </details>
      )}
    </div>,
    preview === null ? (
      ""
    ) : (
      <WishButton
        key="replay"
        wish="replay"
        receipt={id}
        label="Read again"
        accessibilityLabel={`Read the delivery ${topic} of ${at} again`}
      />
    ),
  ];
}
