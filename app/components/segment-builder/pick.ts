import { z } from "zod";

/** What a picker can look for. */
export const pickables = [
  "product",
  "variant",
  "collection",
  "segment",
  "flow",
  "product_tag",
  "product_type",
  "vendor",
  "customer_tag",
  "country",
  "region",
  "city",
  "language",
  "product_handle",
  "collection_handle",
  "quiz",
  "question",
  "answer",
  "topic",
] as const;
export type Pickable = (typeof pickables)[number];

/** What a picker is offered. `detail` tells two of one name apart. */
export const Choices = z.array(z.object({ value: z.string(), label: z.string(), detail: z.string().optional() }));
export type Choice = z.infer<typeof Choices>[number];

const suggested: Record<string, Pickable> = {
  customer_tags: "customer_tag",
  customer_countries: "country",
  customer_regions: "region",
  customer_cities: "city",
  customer_language: "language",
  tag: "product_tag",
  product_type: "product_type",
  vendor: "vendor",
  quiz: "quiz",
  question: "question",
  answer: "answer",
  topic: "topic",
  favourite_category: "product_type",
  liked_categories: "product_type",
  compared_category: "product_type",
  product_types_bought: "product_type",
  favourite_vendor: "vendor",
  liked_vendors: "vendor",
  liked_tags: "product_tag",
  favourite_topic: "topic",
  liked_topics: "topic",
};

/** What can be suggested for a text, by the name of the word; null when anything may be written. */
export function suggestionsFor(name: string): Pickable | null {
  return suggested[name] ?? null;
}
