import type { Numbers } from "./numbers";
import type { Random } from "./random";

/** What every builder works with: a source of chance, the present moment and the next free numbers. */
export interface Kit {
  random: Random;
  now: Date;
  numbers: Numbers;
}
