import type { BlockOf } from "../../content/model";

export const heroExample: BlockOf<"hero"> = {
  type: "hero",
  content: {
    branches: [],
    otherwise: {
      image: null,
      heading: "Made to be used every day",
      text: "Stoneware wants no care but use. Here is what keeps it well for **twenty years**.",
      button: { label: "See how", href: "{{shop_url}}" },
    },
  },
};
