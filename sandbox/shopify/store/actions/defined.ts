type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Drops keys whose value is undefined, so that spreading them changes nothing. */
export function defined<T extends object>(given: T): Defined<T> {
  const kept: Defined<T> = { ...given };
  for (const key in kept) if (kept[key] === undefined) delete kept[key];
  return kept;
}
