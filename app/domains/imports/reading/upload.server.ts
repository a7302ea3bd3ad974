import { parse, CsvError } from "csv-parse";
import { pipeline, Readable } from "node:stream";
import { longestCell, mostBytes, mostColumns, mostLines, type Line } from "../model";
import { completeUpload, deleteImport, insertImport, insertLines } from "../queries.server";
import { delimiterOf } from "./delimiter";

export type Uploaded = { outcome: "kept"; importId: number } | { outcome: "refused"; problem: string };

/** What a file has that cannot be taken in, in words for the merchant. */
class Unfit extends Error {}

const linesAtOnce = 1000;
const longestName = 120;

/**
 * Keeps a file for its columns to be given a meaning. It is read as it comes, a few lines at a time, so that its size
 * costs no memory; what is no table of text is refused, and nothing of it stays.
 */
export async function keepUpload(
  shopId: number,
  name: string,
  body: AsyncIterable<Uint8Array>,
  now: Date,
): Promise<Uploaded> {
  const importId = await insertImport(shopId, name.slice(0, longestName) || "A file", now);
  try {
    const read = await keepLines(shopId, importId, body);
    await completeUpload(shopId, importId, read);
    return { outcome: "kept", importId };
  } catch (error) {
    await deleteImport(shopId, importId);
    if (error instanceof Unfit) return { outcome: "refused", problem: error.message };
    if (error instanceof CsvError) return { outcome: "refused", problem: problemOf(error) };
    throw error;
  }
}

async function keepLines(shopId: number, importId: number, body: AsyncIterable<Uint8Array>) {
  let names: string[] | null = null;
  let size = 0;
  let batch: Line[] = [];
  for await (const record of await recordsOf(body)) {
    const { cells, line } = record;
    if (names === null) {
      names = columnNames(cells);
      continue;
    }
    if (++size > mostLines) throw new Unfit(`The file has more than ${mostLines.toLocaleString("en-GB")} rows`);
    batch.push({ line, cells: cells.map((cell) => cell.slice(0, 2 * longestCell)) });
    if (batch.length < linesAtOnce) continue;
    await insertLines(shopId, importId, batch);
    batch = [];
  }
  if (names === null) throw new Unfit("The file is empty");
  if (size === 0) throw new Unfit("The file has a row of column names and nothing else");
  if (batch.length > 0) await insertLines(shopId, importId, batch);
  return { names, size };
}

function columnNames(cells: readonly string[]): string[] {
  if (cells.length > mostColumns) throw new Unfit(`The file has more than ${mostColumns} columns`);
  return cells.map((cell, i) => cell.slice(0, longestName) || `Column ${i + 1}`);
}

/** Rows of a table of text, each with the line it ends in. */
async function recordsOf(body: AsyncIterable<Uint8Array>): Promise<AsyncIterable<{ cells: string[]; line: number }>> {
  const texts = textsOf(body);
  const { beginning, rest } = await firstLine(texts);
  const parser = parse({
    delimiter: delimiterOf(beginning),
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    trim: true,
    max_record_size: 200_000,
    info: true,
  });
  // What goes wrong on the way is thrown to whoever reads the parser.
  pipeline(Readable.from(rest), parser, () => undefined);
  return described(parser);
}

async function* described(rows: AsyncIterable<unknown>): AsyncGenerator<{ cells: string[]; line: number }> {
  for await (const row of rows) if (isRecord(row)) yield { cells: row.record, line: row.info.lines };
}

function isRecord(row: unknown): row is { record: string[]; info: { lines: number } } {
  return typeof row === "object" && row !== null && "record" in row && "info" in row;
}

/** Text of the bytes, as long as there are not too many of them and they are text. */
async function* textsOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let bytes = 0;
  const decode = (chunk?: Uint8Array) => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch {
      // Told by throwing.
      throw new Unfit("The file is not written in UTF-8. Save it as “CSV UTF-8” and upload it again");
    }
  };
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new Unfit(`The file is larger than ${mostBytes / 1024 / 1024} MB`);
    const text = decode(chunk);
    if (text.includes("\0"))
      throw new Unfit("The file is no table of text. Save it as “CSV UTF-8” and upload it again");
    yield text;
  }
  yield decode();
}

/** The first line, and the whole text again, with it. */
async function firstLine(texts: AsyncGenerator<string>): Promise<{ beginning: string; rest: AsyncIterable<string> }> {
  let beginning = "";
  for (let next = await texts.next(); !next.done; next = await texts.next()) {
    beginning += next.value;
    if (beginning.includes("\n")) break;
  }
  return { beginning: beginning.split("\n", 1)[0] ?? "", rest: joined(beginning, texts) };
}

async function* joined(beginning: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield beginning;
  yield* rest;
}

function problemOf(error: CsvError): string {
  const line = "lines" in error && typeof error["lines"] === "number" ? ` near line ${error["lines"]}` : "";
  return `The file cannot be read as CSV${line}: a quotation mark is probably missing or one too many`;
}
