/** Prints a result for people or, with --json, for machines: one JSON value on stdout. */
export function print(result: unknown, words: string, asJson: boolean | undefined): void {
  process.stdout.write(`${asJson ? JSON.stringify(result) : words}\n`);
}

/** Progress and notes go to stderr, out of the way of results; on a terminal they overwrite each other. */
export function tell(words: string): void {
  process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${words}` : `${words}\n`);
}

/** Ends a line that `tell` kept overwriting. */
export function endTelling(): void {
  if (process.stderr.isTTY) process.stderr.write("\n");
}
