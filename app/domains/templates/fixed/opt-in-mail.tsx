import { Button, Heading, Link, Section, Text } from "react-email";
import type { Brand } from "../model";
import { plainLine } from "../render/escape";
import { stylesOf } from "../theme/styles";
import { themeOf } from "../theme/theme";
import { optInWords, type OptInLanguage } from "./opt-in-words";
import { Sheet } from "./sheet";

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
  return (
    <Sheet brand={brand} language={language} subject={words.subject} preheader={words.preheader}>
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
    </Sheet>
  );
}
