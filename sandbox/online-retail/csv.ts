import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";

/** Reads a CSV file record by record; a name that ends in .gz is unpacked on the way. Each record is a list of fields. */
export async function* readCsv(path: string): AsyncGenerator<string[]> {
  let record = "";
  for await (const line of readLines(path)) {
    record = record === "" ? line : `${record}\n${line}`;
    if (record === "" || hasOpenQuote(record)) continue;
    yield splitRecord(record);
    record = "";
  }
  if (record !== "") throw new Error(`${path} ends inside a quoted field: ${record.slice(0, 80)}`);
}

/** Splits one record: commas between fields, quotes around a field that holds commas, doubled quotes inside it. */
export function splitRecord(record: string): string[] {
  if (!record.includes('"')) return record.split(",");
  const fields: string[] = [];
  for (const [, quoted, plain = "", separator] of record.matchAll(/(?:"((?:[^"]|"")*)"|([^,]*))(,|$)/gsy)) {
    fields.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (separator === "") break;
  }
  return fields;
}

async function* readLines(path: string): AsyncGenerator<string> {
  const file = createReadStream(path);
  const input = path.endsWith(".gz") ? file.pipe(createGunzip()) : file;
  // A pipe does not pass on why its source broke.
  if (input !== file) file.on("error", (error) => input.destroy(error));
  let rest = "";
  for await (const chunk of input.setEncoding("utf8")) {
    const lines = `${rest}${chunk}`.split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) yield line.endsWith("\r") ? line.slice(0, -1) : line;
  }
  if (rest !== "") yield rest;
}

function hasOpenQuote(record: string): boolean {
  return record.includes('"') && (record.split('"').length - 1) % 2 === 1;
}
