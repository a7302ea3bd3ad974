// Below these a look says "cannot tell", whatever was seen. `npm run prove -- experiments` measures what they must be.

/** In each of the two arms that are compared. */
export const fewestPeople = 50;
/** Orders of both arms together: fewer are stories, not numbers. */
export const fewestOrders = 20;
/**
 * With fewer orders than this in either arm the interval is the exact one; from here on the one by the normal law keeps
 * its promise, and is narrower where many order.
 */
export const fewestForNormal = 25;
/** Buyers in each arm, before anything is said of revenue. */
export const fewestBuyers = 50;
