import type { BlockOf } from "../../content/model";

export const urgencyExample: BlockOf<"urgency"> = {
  type: "urgency",
  text: "We glaze once a month: what is ordered by Friday comes out of the next kiln.",
};
