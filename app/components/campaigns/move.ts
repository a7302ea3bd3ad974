/** A list with one of its things a place further up or down; as it is where there is no such place. */
export function moved<Thing>(things: readonly Thing[], at: number, by: -1 | 1): Thing[] {
  const [thing] = things.slice(at, at + 1);
  const to = at + by;
  if (thing === undefined || to < 0 || to >= things.length) return [...things];
  return things.toSpliced(at, 1).toSpliced(to, 0, thing);
}
