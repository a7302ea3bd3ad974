// Every report's loader on a shop with a million shoppers, against the same figures straight from the facts. It takes some
// minutes to make the shop; BENCH_SCALE=0.1 is a look at a smaller one.
const profiles = 1_000_000;

export async function benchReports(databaseUrl: string): Promise<string[]> {
  const { measure } = await import("./reports/measure");
  return measure(databaseUrl, Math.round(profiles * Number(process.env["BENCH_SCALE"] ?? 1)));
}
