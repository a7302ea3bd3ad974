import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { settleRows } from "./ledger";
import { allNodes } from "./nodes";
import { readRows, type Row } from "./rows";
import { summaryOf, type Summary } from "./summary";
import { surveyRows } from "./survey";

const READINGS = 3;
const LINES_AT_ONCE = 500;

/** Called every now and then with the reading under way (1 to 3) and how many lines of the file it has seen. */
export type OnProgress = (reading: number, lines: number) => void;

/**
 * Writes the file at `from` as JSON Lines to `to`; names that end in .gz are packed. The file is read three times, to
 * know who and what there is, what came back, and to write: only open invoices are held in memory, never all lines.
 */
export async function convertOnlineRetail(
  from: string,
  to: string,
  onProgress: OnProgress = () => {},
): Promise<Summary> {
  const survey = await surveyRows(counted(readRows(from), 1, onProgress));
  const ledger = await settleRows(counted(readRows(from), 2, onProgress), survey);
  const lines = Readable.from(jsonLines(allNodes(counted(readRows(from), READINGS, onProgress), survey, ledger)));
  if (to.endsWith(".gz")) await pipeline(lines, createGzip(), createWriteStream(to));
  else await pipeline(lines, createWriteStream(to));
  return summaryOf(survey, ledger);
}

async function* counted(rows: AsyncIterable<Row>, reading: number, onProgress: OnProgress): AsyncGenerator<Row> {
  let lines = 0;
  for await (const row of rows) {
    lines += 1;
    if (lines % 50_000 === 0) onProgress(reading, lines);
    yield row;
  }
  onProgress(reading, lines);
}

async function* jsonLines(nodes: AsyncIterable<object>): AsyncGenerator<string> {
  let lines: string[] = [];
  for await (const node of nodes) {
    lines.push(`${JSON.stringify(node)}\n`);
    if (lines.length < LINES_AT_ONCE) continue;
    yield lines.join("");
    lines = [];
  }
  yield lines.join("");
}
