import { library } from "~/domains/templates/library/library";
import { choose } from "~/domains/templates/render/choices";
import { renderSkeleton } from "~/domains/templates/render/skeleton";
import { fill } from "~/domains/templates/render/fill";

/** One mail of the many, made for person n. */
export type Make = (n: number) => Promise<object> | object;

const brand = {
  shopName: "Story",
  shopUrl: "https://story.myshopify.com",
  color: "#112233",
  logoUrl: "",
  postalAddress: "1 Example Street, Bristol",
};
const link = "https://tessera.example/unsubscribe/0123456789abcdef";
const values = {
  first_name: "PERSON_NAME",
  shop_name: brand.shopName,
  shop_url: brand.shopUrl,
  cart_url: `${brand.shopUrl}/cart`,
  because: "You get this mail because you are a customer.",
  unsubscribe_url: `${link}/PERSON_NUMBER`,
  preferences_url: `${link}/PERSON_NUMBER`,
};

/** The same mail as the product's, made by hand: filled into a text that is there, or rendered for each person. */
export async function plainMaker(): Promise<{ fillOne: Make; renderOne: Make }> {
  const welcome = library.find(({ key }) => key === "welcome");
  if (!welcome) throw new Error("There is no welcome");
  const shape = { choices: choose(welcome.content, () => false), products: {}, coupon: null };
  const render = async () => {
    const made = fill(await renderSkeleton(welcome.content, brand, shape), values);
    if (made.outcome !== "made") throw new Error(`The welcome has a hole: ${made.missing}`);
    return made.rendered;
  };
  const { subject, html, text } = await render();
  const cut = { html: html.split(/PERSON_(NAME|NUMBER)/), text: text.split(/PERSON_(NAME|NUMBER)/) };
  const joined = (parts: string[], n: number) =>
    parts.map((part, i) => (i % 2 === 0 ? part : part === "NAME" ? escape(`Person ${n}`) : String(n))).join("");
  const around = (n: number) => ({
    from: `"Story" <hello@shop.example>`,
    to: `person.${n}@example.com`,
    subject,
    headers: { "List-Unsubscribe": `<${link}/${n}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" },
    tags: [
      { name: "shop", value: "1" },
      { name: "message", value: String(n) },
    ],
  });
  return {
    fillOne: (n) => ({ ...around(n), html: joined(cut.html, n), text: joined(cut.text, n) }),
    renderOne: async (n) => {
      const made = await render();
      return { ...around(n), html: made.html, text: made.text };
    },
  };
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Posts `count` mails, a hundred a request, one request after the other. @returns mails a second */
export async function sendPlainly(baseUrl: string, count: number, make: Make): Promise<number> {
  const begun = performance.now();
  for (let done = 0; done < count; done += 100) {
    const mails = [];
    for (let n = done; n < Math.min(count, done + 100); n++) mails.push(await make(n));
    const headers = { "content-type": "application/json", authorization: "Bearer plain" };
    const answer = await fetch(`${baseUrl}/emails/batch`, { method: "POST", headers, body: JSON.stringify(mails) });
    if (!answer.ok) throw new Error(`The stand-in answered ${answer.status}`);
    await answer.json();
  }
  return count / ((performance.now() - begun) / 1000);
}
