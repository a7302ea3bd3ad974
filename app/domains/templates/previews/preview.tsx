import type { Content } from "../content/model";
import { library } from "../library/library";
import { exampleBrand } from "../render/examples";
import { Mail, type Provided } from "../render/mail";
import type { Writer } from "../render/writer";
import { splitTokens } from "../tokens/split";
import { choicesOfReader, thingsOfReader, valuesOfReader } from "./readers";
import { exampleProducts } from "./shop";

/** A ready message as its example reader sees it. */
export function previewOf(key: string) {
  const message = library.find((one) => one.key === key);
  if (!message) throw new Error(`There is no ready message ${key}`);
  const { content } = message;
  const choices = choicesOfReader(message);
  const provided = { products: productsOf(key, content), coupon: null };
  const writer = writerOf(valuesOfReader(key));
  return function Preview() {
    return <Mail content={content} choices={choices} brand={exampleBrand} provided={provided} writer={writer} />;
  };
}

function productsOf(key: string, { blocks }: Content): Provided["products"] {
  return Object.fromEntries(
    blocks.flatMap(({ id, content }) =>
      content.type === "products" ? [[id, exampleProducts(thingsOfReader(key, content.count))]] : [],
    ),
  );
}

/** Writes the reader's values where they stand. */
function writerOf(values: Readonly<Record<string, string>>): Writer {
  const written = (text: string) =>
    splitTokens(text)
      .map((part) => (typeof part === "string" ? part : (values[part.name] ?? part.fallback ?? "")))
      .join("");
  return { line: written, href: written, value: (name) => values[name] ?? "" };
}
