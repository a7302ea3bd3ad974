import { Body, Container, Head, Html, Img, Link, Section, Text } from "react-email";
import { Fragment, type ReactNode } from "react";
import { show } from "../blocks/show";
import type { ShownCoupon, ShownProduct, Sight } from "../blocks/sight";
import type { Block, Content } from "../content/model";
import type { Brand } from "../model";
import { stylesOf } from "../theme/styles";
import { styleSheet, themeOf } from "../theme/theme";
import { picked, type Choices } from "./choices";
import { plainLine } from "./escape";
import { writeProse } from "./prose";
import type { Writer } from "./writer";

/** What is not known before it is known who reads: products by the ids of blocks, and the coupon. */
export interface Provided {
  products: Readonly<Record<string, readonly ShownProduct[]>>;
  coupon: ShownCoupon | null;
}

interface Props {
  content: Content;
  choices: Choices;
  brand: Brand;
  provided: Provided;
  writer: Writer;
}

/** A message as one kind of reader sees it. */
export function Mail({ content, choices, brand, provided, writer }: Props) {
  const theme = themeOf(brand);
  const styles = stylesOf(theme);
  const sightOf = ({ id }: Block): Sight => ({
    pick: (varied) => picked(varied, choices.blocks[id] ?? -1),
    line: writer.line,
    href: writer.href,
    prose: (text) => writeProse(text, writer, styles),
    products: provided.products[id] ?? [],
    coupon: provided.coupon,
    theme,
    styles,
  });
  const shown = content.blocks.filter(({ id }) => choices.blocks[id] !== null);
  return (
    <Html lang="en">
      <Head>
        <title>{writer.line(picked(content.subject, choices.subject))}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style dangerouslySetInnerHTML={{ __html: styleSheet(theme) }} />
      </Head>
      <Body className="ground" style={{ backgroundColor: theme.day.ground, fontFamily: theme.font, margin: 0 }}>
        <Preheader text={writer.line(picked(content.preheader, choices.preheader))} />
        <Section className="ground" tdClassName="outer" style={{ padding: "28px 12px" }}>
          <Sheet brand={brand} sight={{ theme, styles }} writer={writer}>
            {shown.map((block) => (
              <Fragment key={block.id}>{show(block.content, sightOf(block))}</Fragment>
            ))}
          </Sheet>
        </Section>
      </Body>
    </Html>
  );
}

type Look = Pick<Sight, "theme" | "styles">;

function Sheet({ brand, sight, writer, children }: { brand: Brand; sight: Look; writer: Writer; children: ReactNode }) {
  const { day } = sight.theme;
  const style = { backgroundColor: day.paper, borderRadius: 10, borderCollapse: "separate", maxWidth: 600 } as const;
  return (
    <Container className="paper sheet" style={style}>
      <Section tdClassName="pad" style={{ padding: "26px 40px 18px" }}>
        <BrandMark brand={brand} sight={sight} writer={writer} />
      </Section>
      {children}
      <Footer brand={brand} sight={sight} writer={writer} />
    </Container>
  );
}

function BrandMark({ brand, sight, writer }: { brand: Brand; sight: Look; writer: Writer }) {
  const name = plainLine(brand.shopName);
  return (
    <Link href={writer.href("{{shop_url}}")} style={{ ...sight.styles.link, textDecoration: "none" }}>
      {brand.logoUrl === "" ? (
        <span className="link" style={{ ...sight.styles.heading, color: sight.theme.day.link, fontSize: 20 }}>
          {name}
        </span>
      ) : (
        <Img
          src={plainLine(brand.logoUrl)}
          alt={name}
          height="40"
          style={{ ...sight.styles.image, width: "auto", height: 40 }}
        />
      )}
    </Link>
  );
}

/** What an inbox shows beside the subject; what follows it there is kept from view by room that cannot be seen. */
function Preheader({ text }: { text: string }) {
  if (text === "") return null;
  const style = {
    display: "none",
    overflow: "hidden",
    lineHeight: "1px",
    maxHeight: 0,
    maxWidth: 0,
    opacity: 0,
  } as const;
  return (
    <div style={style} data-skip-in-text={true}>
      {text + "\u00A0\u200C".repeat(80)}
    </div>
  );
}

/** Cannot be left out: why it came, how to make it stop or come otherwise, who writes and from where. */
function Footer({ brand, sight, writer }: { brand: Brand; sight: Look; writer: Writer }) {
  const style = { ...sight.styles.quiet, margin: "0 0 8px" };
  const link = { ...sight.styles.link, color: sight.theme.day.quiet };
  return (
    <Section tdClassName="pad" style={{ padding: "20px 40px 32px" }}>
      <div className="line" style={{ borderTop: `1px solid ${sight.theme.day.line}`, paddingTop: 20 }}>
        <Text className="quiet" style={style}>
          {writer.value("because", "words")}
        </Text>
        <Text className="quiet" style={style}>
          <Link href={writer.href("{{unsubscribe_url}}")} className="quiet" style={link}>
            Unsubscribe
          </Link>
          {" · "}
          <Link href={writer.href("{{preferences_url}}")} className="quiet" style={link}>
            Choose what you get
          </Link>
        </Text>
        <Text className="quiet" style={{ ...style, margin: 0 }}>
          {plainLine(`${brand.shopName}, ${brand.postalAddress}`)}
        </Text>
      </div>
    </Section>
  );
}
