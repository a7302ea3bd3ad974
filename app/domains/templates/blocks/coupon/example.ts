import type { BlockOf } from "../../content/model";

export const couponExample: BlockOf<"coupon"> = {
  type: "coupon",
  discountId: 1,
  heading: "10 % off your next order",
  text: "Because you have been with us for a year.",
  buttonLabel: "Use it now",
};
