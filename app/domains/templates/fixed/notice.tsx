import { Heading, Link, render, Section, Text, toPlainText } from "react-email";
import type { Brand, Rendered } from "../model";
import { plainLine } from "../render/escape";
import { plainTextOptions } from "../render/skeleton";
import { stylesOf } from "../theme/styles";
import { themeOf } from "../theme/theme";
import { Sheet } from "./sheet";

/** Something that a flow tells the merchant. */
export interface NoticeLine {
  flowName: string;
  /** As the merchant wrote them. */
  words: string;
  /** Whom it is about, as far as a name is known. */
  shopper: string;
  /** Their page in the app. */
  url: string;
}

/** So many stand in one mail; of the others it tells the number. */
const mostLines = 40;

/** The mail that tells a merchant what flows came upon: one thing, or many at once. */
export async function renderNotice(brand: Brand, lines: readonly NoticeLine[]): Promise<Rendered> {
  const [first] = lines;
  const isOne = lines.length === 1 && first !== undefined;
  const subject = plainLine(
    isOne ? `${first.flowName}: ${first.words}` : `Your flows have ${lines.length} notes for you`,
  );
  const html = await render(<NoticeMail brand={brand} subject={subject.slice(0, 150)} lines={lines} />);
  return { subject: subject.slice(0, 150), html, text: toPlainText(html, plainTextOptions) };
}

function NoticeMail({ brand, subject, lines }: { brand: Brand; subject: string; lines: readonly NoticeLine[] }) {
  const styles = stylesOf(themeOf(brand));
  const more = lines.length - mostLines;
  return (
    <Sheet brand={brand} language="en" subject={subject} preheader="A note that you asked a flow for">
      <Section tdClassName="pad" style={{ padding: "12px 40px 32px" }}>
        <Heading as="h1" className="text title" style={styles.title}>
          {lines.length === 1 ? "A note from a flow" : "Notes from your flows"}
        </Heading>
        {lines.slice(0, mostLines).map((line, i) => (
          <Note key={i} line={line} brand={brand} />
        ))}
        {more > 0 && (
          <Text className="text" style={{ ...styles.text, margin: "14px 0 0" }}>
            {more === 1 ? "And one more" : `And ${more} more`}, which you find in the counts of the flow’s steps.
          </Text>
        )}
        <Text className="quiet" style={{ ...styles.quiet, margin: "22px 0 0" }}>
          You get this because a step of a flow says so. It goes to the address to which answers to your shop’s mail go.
        </Text>
      </Section>
    </Sheet>
  );
}

function Note({ line, brand }: { line: NoticeLine; brand: Brand }) {
  const styles = stylesOf(themeOf(brand));
  const { flowName, words, shopper, url } = line;
  return (
    <>
      <Text className="text" style={{ ...styles.text, margin: "14px 0 0" }}>
        {plainLine(words)}
      </Text>
      <Text className="quiet" style={{ ...styles.quiet, margin: 0 }}>
        {plainLine(flowName)} ·{" "}
        <Link href={url} className="link" style={{ ...styles.link, fontSize: 13 }}>
          {plainLine(shopper) || "A shopper without a name"}
        </Link>
      </Text>
    </>
  );
}
