import type { BlockOf } from "../../content/model";

export const textExample: BlockOf<"text"> = {
  type: "text",
  text: {
    branches: [],
    otherwise:
      "Hello {{first_name|there}},\n\nthree things are good to know:\n\n- It may go into the dishwasher.\n- It may _not_ go into the freezer.\n- [Spare lids]({{shop_url}}/lids) are always there.",
  },
};
