import { convertOnlineRetail } from "./conversion";

const [from, to] = process.argv.slice(2);
if (!from || !to) {
  console.error("Say what to read and what to write: convert.ts <online_retail.csv[.gz]> <out.jsonl[.gz]>");
  process.exit(2);
}

const progress = (reading: number, lines: number) =>
  process.stderr.write(`\rReading ${reading} of 3: ${lines.toLocaleString("en-GB")} lines `);
const summary = await convertOnlineRetail(from, to, progress);
process.stderr.write("\n");
console.log(JSON.stringify(summary));
