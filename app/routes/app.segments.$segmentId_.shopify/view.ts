import type { loadStanding } from "./load.server";

export type Standing = NonNullable<Awaited<ReturnType<typeof loadStanding>>>;

/** Whether Shopify is being told at this moment, so that it is worth looking again soon. */
export function isGoing({ shown, tag }: Pick<Standing, "shown" | "tag">): boolean {
  const isShowing = shown !== null && shown.problem === null && (shown.state === "asked" || shown.state === "creating");
  return isShowing || (tag !== null && tag.problem === null && isTagging(tag));
}

export function isTagging({ state, customers, tagged, refused, leaving }: NonNullable<Standing["tag"]>): boolean {
  return state === "ending" || tagged + refused < customers || leaving > tagged;
}

/** "412 of 1,030 customers tagged" */
export function progressWords({ state, customers, tagged, leaving }: NonNullable<Standing["tag"]>): string {
  const number = (count: number) => count.toLocaleString("en-GB");
  if (state === "ending") return `${number(leaving)} ${leaving === 1 ? "customer" : "customers"} still tagged`;
  return `${number(Math.min(tagged, customers))} of ${number(customers)} ${customers === 1 ? "customer" : "customers"} tagged`;
}

/** What else there is to know of those who have no tag. */
export function absenceWords({ guests, refused }: NonNullable<Standing["tag"]>): string[] {
  const people = (count: number, one: string, many: string) =>
    `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
  return [
    ...(guests > 0
      ? [
          `${people(guests, "shopper is", "shoppers are")} left out: Shopify has no customer for them, only an order or an address.`,
        ]
      : []),
    ...(refused > 0 ? [`Shopify did not let ${people(refused, "customer", "customers")} be tagged.`] : []),
  ];
}
