import type { BlockOf } from "../../content/model";

export const dividerExample: BlockOf<"divider"> = { type: "divider" };
