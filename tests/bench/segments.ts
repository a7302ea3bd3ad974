// Segments kept true over a million shoppers, against what one would write by hand for exactly these segments. It takes
// a quarter of an hour; BENCH_SCALE=0.1 is a look at a smaller shop.
const small = { profiles: 100_000, happenings: 1_000_000 };
const large = { profiles: 1_000_000, happenings: 10_000_000 };

export async function benchSegments(databaseUrl: string): Promise<string[]> {
  const { measure } = await import("./segments/measure");
  const scale = Number(process.env["BENCH_SCALE"] ?? 1);
  const scaled = ({ profiles, happenings }: typeof small) => ({
    profiles: profiles * scale,
    happenings: happenings * scale,
  });
  return measure(databaseUrl, scaled(small), scaled(large));
}
