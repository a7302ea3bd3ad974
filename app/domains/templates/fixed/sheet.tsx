import type { ReactNode } from "react";
import { Body, Container, Head, Html, Img, Section } from "react-email";
import type { Brand } from "../model";
import { plainLine } from "../render/escape";
import { stylesOf } from "../theme/styles";
import { styleSheet, themeOf } from "../theme/theme";

interface Props {
  brand: Brand;
  language: string;
  subject: string;
  preheader: string;
  children: ReactNode;
}

/** The paper of a mail that is ours and no template: the shop's mark at the top, and what it says below. */
export function Sheet({ brand, language, subject, preheader, children }: Props) {
  const theme = themeOf(brand);
  const paper = {
    backgroundColor: theme.day.paper,
    borderRadius: 10,
    borderCollapse: "separate",
    maxWidth: 600,
  } as const;
  return (
    <Html lang={language}>
      <Head>
        <title>{subject}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style dangerouslySetInnerHTML={{ __html: styleSheet(theme) }} />
      </Head>
      <Body className="ground" style={{ backgroundColor: theme.day.ground, fontFamily: theme.font, margin: 0 }}>
        <Preheader text={preheader} />
        <Section className="ground" tdClassName="outer" style={{ padding: "28px 12px" }}>
          <Container className="paper sheet" style={paper}>
            <Section tdClassName="pad" style={{ padding: "26px 40px 18px" }}>
              <BrandMark brand={brand} />
            </Section>
            {children}
          </Container>
        </Section>
      </Body>
    </Html>
  );
}

function BrandMark({ brand }: { brand: Brand }) {
  const theme = themeOf(brand);
  const styles = stylesOf(theme);
  const name = plainLine(brand.shopName);
  if (brand.logoUrl === "") {
    return (
      <span className="link" style={{ ...styles.heading, color: theme.day.link, fontSize: 20 }}>
        {name}
      </span>
    );
  }
  const style = { ...styles.image, width: "auto", height: 40 };
  return <Img src={plainLine(brand.logoUrl)} alt={name} height="40" style={style} />;
}

/** What an inbox shows beside the subject. */
function Preheader({ text }: { text: string }) {
  const hidden = {
    display: "none",
    overflow: "hidden",
    lineHeight: "1px",
    maxHeight: 0,
    maxWidth: 0,
    opacity: 0,
  } as const;
  return (
    <div style={hidden} data-skip-in-text={true}>
      {text}
    </div>
  );
}
