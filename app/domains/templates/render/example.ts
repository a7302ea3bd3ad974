import { formatMoney } from "~/lib/money";
import type { Content } from "../content/model";
import type { Brand } from "../model";
import type { Choices } from "./choices";
import { exampleBrand, exampleProducts, exampleReader } from "./examples";
import { fill, type Filled } from "./fill";
import { productBlocks, shapeOf, valuesOf, type Findings, type Letter } from "./letter";
import { renderSkeleton } from "./skeleton";

/** A content in one of its sights for a reader who does not exist: for previews of nobody, and for checks of mails. */
export async function renderExample(
  content: Content,
  choices: Choices,
  brand: Brand = exampleBrand,
  values: Readonly<Record<string, string>> = exampleReader,
): Promise<Filled> {
  const letter: Letter = { id: "example", profileId: "0", content, contentKey: "example", choices, values };
  const findings = exampleFindings(letter);
  const priced = new Set(productBlocks(letter).flatMap(({ id, block }) => (block.showsPrice ? [id] : [])));
  const skeleton = await renderSkeleton(
    content,
    brand,
    shapeOf(letter, findings, (id) => priced.has(id)),
  );
  return fill(
    skeleton,
    valuesOf(letter, findings, ({ priceMinor, currency }) => formatMoney({ amountMinor: priceMinor, currency })),
  );
}

/** As many products as each block may show, and a code. */
function exampleFindings(letter: Letter): Findings {
  const products = productBlocks(letter).map(({ id, block }) => [id, exampleProducts.slice(0, block.count)] as const);
  const coupon = { code: exampleReader["coupon_code"] ?? "", ends: exampleReader["coupon_ends"] ?? null };
  return { products: Object.fromEntries(products), coupon };
}
