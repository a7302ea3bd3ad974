import type { BlockContent } from "~/domains/templates/content/model";
import { renderExample } from "~/domains/templates/render/example";
import { exampleBrand, exampleReader } from "~/domains/templates/render/examples";
import { fill } from "~/domains/templates/render/fill";
import type { Shape } from "~/domains/templates/render/shape";
import { renderSkeleton } from "~/domains/templates/render/skeleton";

/** What a block alone makes of a mail: its HTML between the shop's name and the footer, and its text. */
export async function mailOfBlock(block: BlockContent, branch = -1): Promise<{ html: string; text: string }> {
  return inside(await renderExample(contentOf(block), choicesOf(branch)));
}

/** The same with what was found for its reader. */
export async function mailOfBlockWith(
  block: BlockContent,
  found: Pick<Shape, "products" | "coupon">,
  values: Readonly<Record<string, string>> = {},
): Promise<{ html: string; text: string }> {
  const skeleton = await renderSkeleton(contentOf(block), exampleBrand, { choices: choicesOf(-1), ...found });
  return inside(fill(skeleton, { ...exampleReader, ...values }));
}

/** The id that the block has. */
export const blockId = "block";

function contentOf(content: BlockContent) {
  const simple = (text: string) => ({ branches: [], otherwise: text });
  return { subject: simple("Subject"), preheader: simple(""), blocks: [{ id: blockId, when: null, content }] };
}

function choicesOf(branch: number) {
  return { subject: -1, preheader: -1, blocks: { [blockId]: branch } };
}

function inside(filled: Awaited<ReturnType<typeof renderExample>>): { html: string; text: string } {
  if (filled.outcome !== "made") throw new Error(`It misses ${filled.missing}`);
  const { html, text } = filled.rendered;
  const [, afterName = ""] = html.split("</a></td></tr></tbody></table>");
  const because = exampleReader["because"] ?? "";
  return {
    html: (html.slice(html.indexOf(afterName)).split('class="line" style="border-top')[0] ?? "").trim(),
    text: text.slice(text.indexOf("\n"), text.indexOf(because)).trim(),
  };
}
