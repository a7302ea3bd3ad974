import type { BlockOf } from "../../content/model";

export const comparisonExample: BlockOf<"comparison"> = {
  type: "comparison",
  heading: "Which one?",
  left: "Mug",
  right: "Bowl",
  rows: [
    { point: "Holds", left: "350 ml", right: "600 ml" },
    { point: "Best for", left: "Tea and coffee", right: "Soup and porridge" },
  ],
};
