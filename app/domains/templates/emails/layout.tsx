import { Body, Container, Head, Hr, Html, Img, Link, Preview, Section, Text } from "react-email";
import type { ReactNode } from "react";
import type { Brand } from "../model";
import { colors, fonts } from "./theme";

/** What every mail has around its message: the shop's name above, and below it what the law and good manners want. */
export function Layout({ brand, preview, children }: { brand: Brand; preview: string; children: ReactNode }) {
  return (
    <Html lang="en">
      <Head>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
      </Head>
      <Preview>{preview}</Preview>
      <Body style={{ backgroundColor: colors.background, fontFamily: fonts.body, margin: 0, padding: "24px 0" }}>
        <Container style={{ backgroundColor: colors.paper, maxWidth: 560, borderRadius: 8, overflow: "hidden" }}>
          <Section style={{ backgroundColor: brand.color, padding: "20px 32px" }}>
            <BrandMark brand={brand} />
          </Section>
          <Section style={{ padding: "24px 32px" }}>{children}</Section>
          <Hr style={{ borderColor: colors.line, margin: "0 32px" }} />
          <Footer brand={brand} />
        </Container>
      </Body>
    </Html>
  );
}

function BrandMark({ brand }: { brand: Brand }) {
  if (brand.logoUrl) return <Img src={brand.logoUrl} alt={brand.shopName} height={32} />;
  return <Text style={{ color: "#ffffff", fontSize: 20, fontWeight: 600, margin: 0 }}>{brand.shopName}</Text>;
}

/** Cannot be left out: who writes, from where, why, and how to make it stop. */
function Footer({ brand }: { brand: Brand }) {
  const style = { color: colors.quiet, fontSize: 13, lineHeight: "20px", margin: "0 0 8px" };
  return (
    <Section style={{ padding: "16px 32px 24px" }}>
      <Text style={style}>{"{{because}}"}</Text>
      <Text style={style}>
        <Link href="{{unsubscribe_url}}" style={{ color: colors.quiet, textDecoration: "underline" }}>
          Unsubscribe
        </Link>{" "}
        at any time; it works at once.
      </Text>
      <Text style={{ ...style, margin: 0 }}>
        {brand.shopName}, {brand.postalAddress}
      </Text>
    </Section>
  );
}
