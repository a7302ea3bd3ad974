// Everyone's traits rebuilt from ten million orders and events, against one statement that one would write by hand for
// the same figures, and against those kept bit by bit. It takes some ten minutes; BENCH_SCALE=0.1 is a tenth of it.
const whole = { profiles: 1_000_000, happenings: 10_000_000 };

export async function benchTraits(databaseUrl: string): Promise<string[]> {
  const { measure } = await import("./traits/measure");
  const scale = Number(process.env["BENCH_SCALE"] ?? 1);
  return measure(databaseUrl, { profiles: whole.profiles * scale, happenings: whole.happenings * scale });
}
