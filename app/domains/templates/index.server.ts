import { digestOf } from "~/lib/hash";
import { fill } from "./fill";
import type { Brand, PersonValues, Rendered, TemplateKey } from "./model";
import { render } from "./render";

const mostKept = 500;
const kept = new Map<string, Promise<Rendered>>();

/** The message one person gets: subject, HTML and text. The template is rendered once for each brand and then kept. */
export async function renderFor(key: TemplateKey, brand: Brand, values: PersonValues): Promise<Rendered> {
  const name = `${key} ${digestOf(brand)}`;
  const rendered = kept.get(name) ?? render(key, brand);
  if (kept.size >= mostKept) kept.clear();
  kept.set(name, rendered);
  return fill(await rendered, values);
}

export {
  eraseShopTemplates,
  findCurrentVersions,
  findTemplate,
  listTemplates,
  type Template,
  type TemplateVersion,
} from "./queries.server";
