import type { BlockOf } from "../../content/model";

export const testimonialExample: BlockOf<"testimonial"> = {
  type: "testimonial",
  content: {
    branches: [],
    otherwise: { quote: "I use it every morning, and it still looks new.", author: "Nora", about: "bought it twice" },
  },
};
