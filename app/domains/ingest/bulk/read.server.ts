import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createInterface } from "node:readline";
import { Readable, Transform } from "node:stream";
import { createGunzip } from "node:zlib";

/** Lines of a stream, a few at a time; never the whole of it. */
export async function* batchesOf(lines: AsyncIterable<string>, size: number): AsyncGenerator<string[]> {
  let batch: string[] = [];
  for await (const line of lines) {
    if (line.trim() === "") continue;
    batch.push(line);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Lines of a file, unpacked on the way when its name ends in .gz, with how far the reading has come (0–1). */
export async function readFile(path: string): Promise<{ lines: AsyncIterable<string>; progress: () => number }> {
  const { size } = await stat(path);
  let read = 0;
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      read += chunk.length;
      done(null, chunk);
    },
  });
  const raw = createReadStream(path).pipe(count);
  const input = path.endsWith(".gz") ? raw.pipe(createGunzip()) : raw;
  return { lines: createInterface({ input, crlfDelay: Infinity }), progress: () => (size === 0 ? 1 : read / size) };
}

/** Shopify keeps a result for a week, and then never has it again. */
export class FileGone extends Error {}

/**
 * Lines of a bulk operation's result. Throws when it cannot be had; the caller tries again where it was.
 * @throws FileGone when trying again cannot help
 */
export async function readUrl(url: string): Promise<AsyncIterable<string>> {
  const response = await fetch(url);
  if ([403, 404, 410].includes(response.status)) throw new FileGone(`The bulk operation's file is gone`);
  if (!response.ok || !response.body) throw new Error(`The bulk operation's file answered ${response.status}`);
  return createInterface({ input: Readable.from(response.body), crlfDelay: Infinity });
}
