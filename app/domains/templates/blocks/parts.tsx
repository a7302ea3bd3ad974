import { Button, Heading, Img, Section, Text } from "react-email";
import type { ReactNode } from "react";
import type { Image, Link } from "../content/values";
import type { Sight } from "./sight";

/** The room that a block has: as wide as the paper, but for its margins. */
export function Room({ children, top = 12, bottom = 12 }: { children: ReactNode; top?: number; bottom?: number }) {
  return (
    <Section tdClassName="pad" style={{ padding: `${top}px 40px ${bottom}px` }}>
      {children}
    </Section>
  );
}

export function Title({ text, sight }: { text: string; sight: Sight }) {
  return (
    <Heading as="h1" className="text title" style={sight.styles.title}>
      {sight.line(text)}
    </Heading>
  );
}

/** What stands over a block; nothing when there are no words for it. */
export function Over({ text, sight }: { text: string; sight: Sight }) {
  if (text === "") return null;
  return (
    <Heading as="h2" className="text" style={{ ...sight.styles.heading, margin: "0 0 8px" }}>
      {sight.line(text)}
    </Heading>
  );
}

export function Words({ text, sight, small = false }: { text: string; sight: Sight; small?: boolean }) {
  if (text === "") return null;
  return (
    <Text className={small ? "quiet" : "text"} style={small ? sight.styles.quiet : sight.styles.text}>
      {sight.line(text)}
    </Text>
  );
}

/** Paragraphs, lists and links of Markdown. */
export function Prose({ text, sight }: { text: string; sight: Sight }) {
  if (text === "") return null;
  return <div className="prose" dangerouslySetInnerHTML={{ __html: sight.prose(text) }} />;
}

export function Action({ link, sight }: { link: Link; sight: Sight }) {
  return (
    <Button href={sight.href(link.href)} className="button wide" style={sight.styles.button}>
      {sight.line(link.label)}
    </Button>
  );
}

export function Picture({ image, sight, rounded = false }: { image: Image; sight: Sight; rounded?: boolean }) {
  const style = { ...sight.styles.image, ...(rounded && { borderRadius: 8 }) };
  return <Img src={image.url} alt={sight.line(image.alt)} width="600" style={style} />;
}
