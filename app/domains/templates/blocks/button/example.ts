import type { BlockOf } from "../../content/model";

export const buttonExample: BlockOf<"button"> = {
  type: "button",
  link: { branches: [], otherwise: { label: "Find your size", href: "{{shop_url}}/sizes" } },
};
