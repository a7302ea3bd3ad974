import { openSendingStage } from "../support/sending-stage";
import { compare } from "./replay/compare";
import { afterCart, whileCarts } from "./replay/contents";

/**
 * Shoppers do this and that for sixty days in two shops that are alike. In the one a flow runs, with mail going out to a
 * Resend of its own; in the other it is only tried afterwards, on what happened. Both times the same runs begin, pass the
 * same steps and end alike, and the same messages are sent, wait and are skipped, at the same instants and for the same
 * reasons.
 * @param words how many shoppers; 60 when left out. `quick`: for ten days
 */
export async function prove(_databaseUrl: string, words: readonly string[]): Promise<string[]> {
  const people = Number(words.find((word) => /^\d+$/.test(word)) ?? 60);
  const days = words.includes("quick") ? 10 : 60;
  const stage = await openSendingStage();
  try {
    const lines: string[] = [];
    for (const [name, content] of Object.entries({ afterCart, whileCarts })) {
      const { lived, differences, seconds } = await compare(people, days, content);
      if (differences.length > 0)
        throw new Error(`${name}: ${differences.length} differences:\n${differences.slice(0, 40).join("\n")}`);
      const count = (beginning: string) => lived.filter((line) => line.startsWith(beginning)).length;
      const sent = lived.filter((line) => /^message to \d+ for .* \d+ sent /.test(line)).length;
      lines.push(
        `${name}: ${people} shoppers, ${days} days: ${count("run")} runs, ${count("passage")} passages, ` +
          `${count("message")} messages of which ${sent} were sent; tried on the past in ${Math.round(seconds)} s: 0 differences`,
      );
    }
    return lines;
  } finally {
    await stage.close();
  }
}
