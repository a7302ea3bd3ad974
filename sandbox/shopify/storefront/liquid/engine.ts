import { Liquid, type Template, type TagToken, type TopLevelToken, Tag } from "liquidjs";
import { registerFilters } from "./filters";
import { translations } from "./translations";

export interface EngineOptions {
  /** A theme, or a theme app extension: both have snippets, assets and locales. */
  folder: string;
  /** Where its assets are served, without a slash at the end. */
  assets: string;
}

/** Shopify's Liquid, as far as the theme of the sandbox and an app's blocks use it. What is missing is an error. */
export function createEngine({ folder, assets }: EngineOptions): Liquid {
  const engine = new Liquid({
    root: folder,
    partials: `${folder}/snippets`,
    extname: ".liquid",
    strictFilters: true,
    relativeReference: false,
    timezoneOffset: "UTC",
  });
  registerFilters(engine, { folder, assets, translate: translations(folder) });
  for (const name of ["schema", "doc"]) engine.registerTag(name, silent(name));
  engine.registerTag("style", wrapped("style", "<style>", "</style>"));
  engine.registerTag("stylesheet", wrapped("stylesheet", "<style>", "</style>"));
  engine.registerTag("javascript", wrapped("javascript", "<script>", "</script>"));
  return engine;
}

/** A tag whose inside is for others than shoppers. */
function silent(name: string) {
  return class extends Tag {
    constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
      super(token, rest, liquid);
      readUntil(`end${name}`, rest);
    }
    *render() {}
  };
}

/** A tag whose inside is rendered between two others. */
function wrapped(name: string, before: string, after: string) {
  return class extends Tag {
    readonly #inside: Template[];
    constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
      super(token, rest, liquid);
      this.#inside = liquid.parser.parseTokens(readUntil(`end${name}`, rest));
    }
    *render(context: Parameters<Tag["render"]>[0], emitter: Parameters<Tag["render"]>[1]) {
      emitter.write(before);
      yield this.liquid.renderer.renderTemplates(this.#inside, context, emitter);
      emitter.write(after);
    }
  };
}

function readUntil(end: string, rest: TopLevelToken[]): TopLevelToken[] {
  const inside: TopLevelToken[] = [];
  for (let token = rest.shift(); token; token = rest.shift()) {
    if ("name" in token && token.name === end) return inside;
    inside.push(token);
  }
  throw new Error(`{% ${end} %} is missing`);
}
