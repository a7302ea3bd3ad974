import type { BlockOf } from "../../content/model";

export const tipExample: BlockOf<"tip"> = {
  type: "tip",
  content: {
    branches: [],
    otherwise: { heading: "A tip", text: "Warm the pot before you brew: the tea stays hot for longer." },
  },
};
