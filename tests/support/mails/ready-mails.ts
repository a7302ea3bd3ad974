import type { Content } from "~/domains/templates/content/model";
import { library } from "~/domains/templates/library/library";
import type { ReadyMessage } from "~/domains/templates/library/model";
import type { Rendered } from "~/domains/templates/model";
import type { Thing } from "~/domains/templates/previews/pictures";
import { choicesOfReader, thingsOfReader, valuesOfReader } from "~/domains/templates/previews/readers";
import { exampleProducts, shelf } from "~/domains/templates/previews/shop";
import { everySight, type Choices } from "~/domains/templates/render/choices";
import { exampleBrand, exampleReader } from "~/domains/templates/render/examples";
import { fill } from "~/domains/templates/render/fill";
import { productValue, type ProductShape } from "~/domains/templates/render/shape";
import { renderSkeleton } from "~/domains/templates/render/skeleton";
import { everyBlock } from "./every-block";

/** A ready message in one of its sights. */
export interface ReadyMail {
  name: string;
  mail: Rendered;
}

/** Every branch of every ready message at least once, and one mail with everything that a mail can hold. */
export async function everyReadyMail(): Promise<ReadyMail[]> {
  const mails: ReadyMail[] = [];
  for (const { key, content } of [...library, { key: "every block", content: everyBlock }]) {
    for (const [i, choices] of everySight(content).entries()) {
      mails.push({ name: `${key}, sight ${i + 1}`, mail: await mailOf(content, { choices }) });
    }
  }
  return mails;
}

/** A ready message as its example reader gets it. */
export async function exampleMail(message: ReadyMessage, content: Content = message.content): Promise<Rendered> {
  const { key } = message;
  return mailOf(content, {
    choices: choicesOfReader({ ...message, content }),
    values: valuesOfReader(key),
    things: (count) => thingsOfReader(key, count),
  });
}

interface Reading {
  choices: Choices;
  values?: Readonly<Record<string, string>>;
  things?: (count: number) => readonly Thing[];
}

/** A mail made as shoppers' mail is made: rendered with places, which are filled afterwards. Coupons end on a day. */
export async function mailOf(
  content: Content,
  { choices, values = exampleReader, things = (count) => shelf.slice(0, count) }: Reading,
): Promise<Rendered> {
  const shown = content.blocks.flatMap(({ id, content }) =>
    content.type === "products" ? [{ id, products: exampleProducts(things(content.count)) }] : [],
  );
  const shapes = shown.map(({ id, products }): [string, ProductShape[]] => [
    id,
    products.map(() => ({ hasImage: true, hasPrice: true })),
  ]);
  const coupon = content.blocks.some(({ content }) => content.type === "coupon") ? { hasEnd: true } : null;
  const shape = { choices, products: Object.fromEntries(shapes), coupon };
  const filled = fill(await renderSkeleton(content, exampleBrand, shape), {
    ...values,
    ...Object.fromEntries(shown.flatMap(({ id, products }) => productValues(id, products))),
  });
  if (filled.outcome !== "made") throw new Error(`Nothing stands for ${filled.missing}`);
  return filled.rendered;
}

function productValues(id: string, products: ReturnType<typeof exampleProducts>): [string, string][] {
  return products.flatMap(({ title, url, price }, i): [string, string][] => [
    [productValue(id, i, "title"), title],
    [productValue(id, i, "url"), url],
    [productValue(id, i, "price"), price ?? ""],
    [productValue(id, i, "image"), `${url}.svg`],
  ]);
}
