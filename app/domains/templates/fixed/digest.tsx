import { Heading, Link, render, Section, Text, toPlainText } from "react-email";
import type { Brand, Rendered } from "../model";
import { plainLine } from "../render/escape";
import { plainTextOptions } from "../render/skeleton";
import { stylesOf } from "../theme/styles";
import { themeOf } from "../theme/theme";
import { Sheet } from "./sheet";

/** Something that has changed, for the merchant to look at. */
export interface DigestLine {
  title: string;
  words: string;
  /** The page in the app on which it stands. */
  url: string;
}

/** So many stand in one mail; of the others it tells the number. */
const mostLines = 12;

/** The mail that tells a merchant once a week what has changed. */
export async function renderDigest(brand: Brand, lines: readonly DigestLine[]): Promise<Rendered> {
  const [first] = lines;
  const more = lines.length - 1;
  const subject = plainLine(
    more > 0 ? `${first?.title ?? ""}, and ${more} more ${more === 1 ? "change" : "changes"}` : (first?.title ?? ""),
  ).slice(0, 150);
  const html = await render(<DigestMail brand={brand} subject={subject} lines={lines} />);
  return { subject, html, text: toPlainText(html, plainTextOptions) };
}

function DigestMail({ brand, subject, lines }: { brand: Brand; subject: string; lines: readonly DigestLine[] }) {
  const styles = stylesOf(themeOf(brand));
  const more = lines.length - mostLines;
  return (
    <Sheet brand={brand} language="en" subject={subject} preheader="What has changed about your segments of late">
      <Section tdClassName="pad" style={{ padding: "12px 40px 32px" }}>
        <Heading as="h1" className="text title" style={styles.title}>
          What has changed
        </Heading>
        {lines.slice(0, mostLines).map((line, i) => (
          <Change key={i} line={line} brand={brand} />
        ))}
        {more > 0 && (
          <Text className="text" style={{ ...styles.text, margin: "14px 0 0" }}>
            {more === 1 ? "And one more" : `And ${more} more`}, which you find under Reports.
          </Text>
        )}
        <Text className="quiet" style={{ ...styles.quiet, margin: "22px 0 0" }}>
          Once a week at most, and only when something has changed. It goes to the address to which answers to your
          shop’s mail go.
        </Text>
      </Section>
    </Sheet>
  );
}

function Change({ line, brand }: { line: DigestLine; brand: Brand }) {
  const styles = stylesOf(themeOf(brand));
  return (
    <>
      <Text className="text" style={{ ...styles.text, fontWeight: 600, margin: "14px 0 0" }}>
        {plainLine(line.title)}
      </Text>
      <Text className="text" style={{ ...styles.text, margin: 0 }}>
        {plainLine(line.words)}{" "}
        <Link href={line.url} className="link" style={styles.link}>
          Look at it
        </Link>
      </Text>
    </>
  );
}
