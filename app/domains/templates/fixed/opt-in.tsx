import { render, toPlainText } from "react-email";
import { digestOf } from "~/lib/hash";
import type { Brand, Rendered } from "../model";
import { cut, fill, type Skeleton } from "../render/fill";
import { Kept } from "../render/kept";
import { plainTextOptions } from "../render/skeleton";
import { slotWriter, type Slot } from "../render/writer";
import { OptInMail } from "./opt-in-mail";
import { optInLanguage, optInWords, type OptInLanguage } from "./opt-in-words";

/** Rendering is slow, and for each shop and language there is one mail, but for where its button leads. */
const kept = new Kept<Skeleton>(200);

/**
 * The mail that asks the owner of an address for a confirmation.
 * @param locale of the page on which the address was given
 */
export async function renderOptIn(
  brand: Brand,
  { locale, confirmUrl }: { locale: string | null; confirmUrl: string },
): Promise<Rendered> {
  const language = optInLanguage(locale);
  const skeleton = await kept.get(`${language} ${digestOf(brand)}`, () => renderSkeleton(brand, language));
  const filled = fill(skeleton, { confirm_url: confirmUrl });
  if (filled.outcome === "incomplete") throw new Error("The confirmation has no address that a mail may lead to");
  return filled.rendered;
}

async function renderSkeleton(brand: Brand, language: OptInLanguage): Promise<Skeleton> {
  const slots: Slot[] = [];
  const confirmUrl = slotWriter(slots).value("confirm_url", "address");
  const html = await render(<OptInMail brand={brand} language={language} confirmUrl={confirmUrl} />);
  const text = toPlainText(html, plainTextOptions);
  return { slots, subject: cut(optInWords[language].subject), html: cut(html), text: cut(text) };
}
