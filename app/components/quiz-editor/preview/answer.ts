import { outcomeFor, type Outcome, type QuizContent } from "~/domains/quizzes";

/** What was said in the preview, by the key of the question. */
export type SaidInPreview = ReadonlyMap<string, { choices: string[] }>;

/** The result that is worked on: its number, null for everybody else's; undefined while the answers decide. */
export type Branch = number | null | undefined;

/** What the popup shows of a result. Products are named, not fetched: the storefront takes them as they are then. */
export function outcomeShown(
  quiz: QuizContent,
  said: SaidInPreview,
  branch: Branch,
  titleOf: (productId: string) => string,
) {
  const { heading, tip, products } = chosen(quiz, said, branch);
  return {
    heading,
    tip,
    products: titles(products, titleOf).map((title) => ({ title, url: "", image: null, price: "" })),
    code: quiz.result.discountId === null ? null : { code: "THEIR-OWN-CODE", until: null },
  };
}

function chosen(quiz: QuizContent, said: SaidInPreview, branch: Branch): Outcome {
  if (branch === undefined) return outcomeFor(quiz, said);
  return (branch === null ? undefined : quiz.result.branches[branch]?.outcome) ?? quiz.result.otherwise;
}

function titles(products: Outcome["products"], titleOf: (productId: string) => string): string[] {
  switch (products.from) {
    case "nothing":
      return [];
    case "picked":
      return products.productIds.map(titleOf);
    case "collection":
      return Array.from({ length: products.count }, (_, i) => `Product ${i + 1} of the collection`);
    case "popular":
      return Array.from({ length: products.count }, (_, i) => `Best seller ${i + 1}`);
    default:
      return products satisfies never;
  }
}
