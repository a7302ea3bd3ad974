import { Body, Button, Container, Head, Heading, Html, Img, Link, Section, Text } from "react-email";
import type { Brand } from "../model";
import { plainLine } from "../render/escape";
import { stylesOf, type Styles } from "../theme/styles";
import { styleSheet, themeOf } from "../theme/theme";
import { optInWords, type OptInLanguage } from "./opt-in-words";

interface Props {
  brand: Brand;
  language: OptInLanguage;
  confirmUrl: string;
}

/**
 * Asks the owner of an address whether it was they who gave it. One button, and what happens without it. It stands in no
 * list, so it has nothing to unsubscribe from; and it advertises nothing, because nobody has agreed to that yet.
 */
export function OptInMail({ brand, language, confirmUrl }: Props) {
  const theme = themeOf(brand);
  const styles = stylesOf(theme);
  const words = optInWords[language];
  const shopName = plainLine(brand.shopName);
  const paper = {
    backgroundColor: theme.day.paper,
    borderRadius: 10,
    borderCollapse: "separate",
    maxWidth: 600,
  } as const;
  return (
    <Html lang={language}>
      <Head>
        <title>{words.subject}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style dangerouslySetInnerHTML={{ __html: styleSheet(theme) }} />
      </Head>
      <Body className="ground" style={{ backgroundColor: theme.day.ground, fontFamily: theme.font, margin: 0 }}>
        <Preheader text={words.preheader} />
        <Section className="ground" tdClassName="outer" style={{ padding: "28px 12px" }}>
          <Container className="paper sheet" style={paper}>
            <Section tdClassName="pad" style={{ padding: "26px 40px 18px" }}>
              <BrandMark brand={brand} styles={styles} color={theme.day.link} />
            </Section>
            <Section tdClassName="pad" style={{ padding: "12px 40px" }}>
              <Heading as="h1" className="text title" style={styles.title}>
                {words.heading}
              </Heading>
              <Text className="text" style={{ ...styles.text, margin: "14px 0 22px" }}>
                {words.asks(shopName)}
              </Text>
              <Button href={confirmUrl} className="button wide" style={styles.button}>
                {words.button}
              </Button>
              <Text className="text" style={{ ...styles.text, margin: "22px 0 0" }}>
                {words.ignored}
              </Text>
            </Section>
            <Section tdClassName="pad" style={{ padding: "20px 40px 32px" }}>
              <Text className="quiet" style={{ ...styles.quiet, margin: "0 0 8px" }}>
                {words.byHand}{" "}
                <Link href={confirmUrl} className="quiet" style={{ ...styles.link, color: theme.day.quiet }}>
                  {confirmUrl}
                </Link>
              </Text>
              <Text className="quiet" style={{ ...styles.quiet, margin: 0 }}>
                {plainLine(`${brand.shopName}, ${brand.postalAddress}`)}
              </Text>
            </Section>
          </Container>
        </Section>
      </Body>
    </Html>
  );
}

function BrandMark({ brand, styles, color }: { brand: Brand; styles: Styles; color: string }) {
  const name = plainLine(brand.shopName);
  if (brand.logoUrl === "") {
    return (
      <span className="link" style={{ ...styles.heading, color, fontSize: 20 }}>
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
