const candidates = [",", ";", "\t"] as const;

/** What stands between the cells of a table, by its first line: whatever is there most often, outside quotation marks. */
export function delimiterOf(firstLine: string): string {
  const bare = firstLine.replace(/"(?:[^"]|"")*"/g, "");
  const counted = candidates.map((sign) => ({ sign, times: bare.split(sign).length - 1 }));
  return counted.reduce((most, one) => (one.times > most.times ? one : most)).sign;
}
