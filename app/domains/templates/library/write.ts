import { parse } from "../../segments";
import type { Definition } from "../../segments/model";
import type { Block, BlockOf } from "../content/model";
import type { Link, Varied } from "../content/values";

/** A condition in the segment language. */
export function when(text: string): Definition {
  return parse(text);
}

/** The same for everybody. */
export function same<Value>(value: Value): Varied<Value> {
  return { branches: [], otherwise: value };
}

/** What the first condition that holds says, and what is said to everybody else. */
export function by<Value>(cases: readonly (readonly [string, Value])[], otherwise: Value): Varied<Value> {
  return { branches: cases.map(([condition, value]) => ({ when: when(condition), value })), otherwise };
}

type HeroWords = BlockOf<"hero">["content"]["otherwise"];

/** What a hero says. Its picture is the merchant's to add: no picture of ours would be true of every shop. */
export function opening(heading: string, text: string, button: Link | null = null): HeroWords {
  return { image: null, heading, text, button };
}

export function link(label: string, href = "{{shop_url}}"): Link {
  return { label, href };
}

/** A block of a message; with a condition it is for those alone of whom that is true. */
export function block(id: string, content: Block["content"], condition: string | null = null): Block {
  return { id, when: condition === null ? null : when(condition), content };
}

type ProductWords = Partial<Omit<BlockOf<"products">, "type">> & Pick<BlockOf<"products">, "source" | "heading">;

export function products(words: ProductWords): BlockOf<"products"> {
  return { type: "products", productIds: [], count: 4, showsPrice: true, buttonLabel: "Have a look", ...words };
}
