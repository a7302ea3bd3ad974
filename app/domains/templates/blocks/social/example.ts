import type { BlockOf } from "../../content/model";

export const socialExample: BlockOf<"social"> = {
  type: "social",
  links: [
    { network: "instagram", href: "https://www.instagram.com/fernandclay" },
    { network: "pinterest", href: "https://www.pinterest.com/fernandclay" },
  ],
};
