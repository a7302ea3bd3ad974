import { Banner, BlockStack, Box, InlineStack, Link, SkeletonBodyText, Text } from "@shopify/polaris";
import { DifferenceMeter } from "~/components/difference-meter";
import { MailFrame } from "~/components/template-editor/mail-frame";
import type { Asked } from "../use-asked";
import type { Pair, Picture, PicturesAnswer } from "../question";

/** How each of the messages looks, and how much they differ. */
export function Pictures({ asked: { answer, isStale, hasFailed } }: { asked: Asked<PicturesAnswer> }) {
  if (!answer) {
    if (hasFailed)
      return <Text as="p">The messages cannot be shown now. They are asked for again with your next change.</Text>;
    return isStale ? <Room /> : null;
  }
  return (
    <div aria-busy={isStale} style={{ opacity: isStale ? 0.6 : 1 }}>
      <BlockStack gap="400">
        <ul style={strip}>
          {answer.pictures.map((picture, at) => (
            <li key={at} style={{ flex: "0 0 auto", width: "min(19rem, 85%)" }}>
              <OnePicture {...picture} />
            </li>
          ))}
        </ul>
        {answer.pairs.length > 0 && <Differences {...answer} />}
      </BlockStack>
    </div>
  );
}

/** Kept for what is on its way, so that nothing below it moves when it comes. */
function Room() {
  return (
    <div style={{ minHeight: pictureHeight + 140 }}>
      <SkeletonBodyText lines={4} />
    </div>
  );
}

const pictureHeight = 260;

const strip = {
  display: "flex",
  gap: "0.75rem",
  listStyle: "none",
  margin: 0,
  overflowX: "auto",
  padding: "0 0 0.5rem",
} as const;

function OnePicture({ templateId, name, segment, reader, topic, subject, preheader, html, problem }: Picture) {
  return (
    <BlockStack gap="150">
      <Text as="h3" variant="headingSm" breakWord>
        {segment === null ? "Everybody else" : `“${segment}”`}
      </Text>
      <InlineStack gap="100">
        {templateId === null ? <Text as="span">{name}</Text> : <Link url={`/app/templates/${templateId}`}>{name}</Link>}
        <Text as="span" tone="subdued">
          {topic === null ? "about no topic" : `about “${topic}”`}
        </Text>
      </InlineStack>
      {problem !== null && (
        <Banner tone="warning">
          <p>{problem}</p>
        </Banner>
      )}
      {html !== null && (
        <>
          <MailFrame
            html={html}
            isPhone={false}
            isDark={false}
            height={pictureHeight}
            title={`${name}: how it looks to ${reader ?? "nobody in particular"}`}
          />
          <Text as="p" fontWeight="semibold" breakWord>
            {subject || "No subject"}
          </Text>
          <Text as="p" tone="subdued" breakWord>
            {preheader}
          </Text>
          <Text as="p" tone="subdued">
            {reader === null ? "As it looks to nobody in particular" : `As it looks to ${reader}`}
          </Text>
        </>
      )}
    </BlockStack>
  );
}

function Differences({ pictures, pairs }: { pictures: readonly Picture[]; pairs: readonly Pair[] }) {
  const nameOf = (at: number) => {
    const segment = pictures[at]?.segment ?? null;
    return segment === null ? "everybody else" : `“${segment}”`;
  };
  return (
    <Box>
      <BlockStack gap="200">
        <Text as="h3" variant="headingSm">
          How different they are
        </Text>
        {pairs.map(({ first, second, difference, what }) => (
          <DifferenceMeter
            key={`${first} ${second}`}
            id={`pair-${first}-${second}`}
            name={`${nameOf(first)} and ${nameOf(second)}`}
            difference={difference}
            what={what}
            advice="Give one of them a subject, an opening or an offer of its own, or let both segments get one message."
          >
            What {nameOf(first)} and {nameOf(second)} get
          </DifferenceMeter>
        ))}
      </BlockStack>
    </Box>
  );
}
