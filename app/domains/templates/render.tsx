import { render as renderEmail, toPlainText } from "react-email";
import type { ReactElement } from "react";
import { Welcome, welcomeSubject } from "./emails/welcome";
import { WinBack, winBackSubject } from "./emails/win-back";
import type { Brand, Rendered, TemplateKey } from "./model";

const templates: Record<TemplateKey, { subject: string; element: (brand: Brand) => ReactElement }> = {
  welcome: { subject: welcomeSubject, element: (brand) => <Welcome brand={brand} /> },
  "win-back": { subject: winBackSubject, element: (brand) => <WinBack brand={brand} /> },
};

/** Capitals would reach the tokens too. */
const plainText = { selectors: ["h1", "h2", "h3"].map((selector) => ({ selector, options: { uppercase: false } })) };

/** Renders a template for a brand, tokens left in place: slow, so once for a brand and not once for a person. */
export async function render(key: TemplateKey, brand: Brand): Promise<Rendered> {
  const { subject, element } = templates[key];
  const html = await renderEmail(element(withoutTokens(brand)));
  return { subject, html, text: toPlainText(html, plainText) };
}

/** A shop cannot smuggle a token in by its name. */
function withoutTokens(brand: Brand): Brand {
  const plain = (text: string) => text.replace(/[{}]/g, "");
  return { ...brand, shopName: plain(brand.shopName), postalAddress: plain(brand.postalAddress) };
}
