import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const files: Record<string, string> = {
  "hello/shopify.extension.toml": `type = "theme"\nname = "Hello"\n`,
  "hello/blocks/greeting.liquid": `
{% render 'words', locale: request.locale.iso_code %}
<script type="application/json" id="told">{{ app.metafields.quiz.greeting.value | json }}</script>
<p id="facts">{{ block.settings.mood }} {{ template }} {{ product.title }} {{ customer.first_name }} {{ cart.item_count }} {{ routes.root_url }}</p>
<img src="{{ 'face.svg' | asset_url }}" alt="">
{% schema %}
{ "name": "Greeting", "target": "body", "javascript": "hello.js", "settings": [{ "type": "text", "id": "mood", "label": "Mood", "default": "glad" }] }
{% endschema %}`,
  "hello/snippets/words.liquid": `<p id="words">{{ 'hello.name' | t: name: shop.name }} ({{ locale }})</p>`,
  "hello/locales/en.default.json": `{ "hello": { "name": "Welcome to {{ name }}" } }`,
  "hello/locales/de.json": `{ "hello": { "name": "Willkommen bei {{ name }}" } }`,
  "hello/assets/hello.js": "window.hello = true;",
  "hello/assets/face.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
  "ears/shopify.extension.toml": `
type = "web_pixel_extension"
name = "Ears"
[customer_privacy]
analytics = true
marketing = true
preferences = false
sale_of_data = "disabled"`,
  "ears/src/index.ts": `import { mark } from "./mark";\nconsole.log(mark);`,
  "ears/src/mark.ts": `export const mark: string = "these are ears";`,
};

/** A folder with a theme app extension and a web pixel, both as small as can be. */
export function sampleExtensions(): string {
  const folder = mkdtempSync(join(tmpdir(), "sample-extensions-"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}
