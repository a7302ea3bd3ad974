import type { Choices } from "./choices";

/** Which of its values a product has. */
export interface ProductShape {
  hasImage: boolean;
  hasPrice: boolean;
}

/** Everything in which two readers of a message can see more than other words in the same places. */
export interface Shape {
  choices: Choices;
  /** By the ids of blocks. */
  products: Readonly<Record<string, readonly ProductShape[]>>;
  coupon: { hasEnd: boolean } | null;
}

/** The name of a product's value: none that a token could have. */
export function productValue(blockId: string, i: number, name: "title" | "url" | "image" | "price"): string {
  return `${blockId}.${i}.${name}`;
}
