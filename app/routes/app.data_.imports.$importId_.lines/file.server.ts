import { listNoted, type NotedLine } from "~/domains/imports/index.server";
import type { Import } from "~/domains/imports/model";
import { csvBegin, csvLine } from "~/lib/csv";

const atATime = 500;

/** Rows that were left out, made into a file as it is read: a few hundred are held at a time. */
export function leftOutFile(shopId: number, { id, columns }: Import): ReadableStream {
  const encoder = new TextEncoder();
  let after = 0;
  return new ReadableStream({
    start(controller) {
      controller.enqueue(encoder.encode(csvBegin + csvLine(["Line", "Column", "Reason", ...columns])));
    },
    async pull(controller) {
      const lines: NotedLine[] = await listNoted(shopId, id, { after, limit: atATime, only: "refused" });
      controller.enqueue(encoder.encode(lines.map((line) => csvLine(cellsOf(line, columns.length))).join("")));
      after = lines.at(-1)?.line ?? after;
      if (lines.length < atATime) controller.close();
    },
  });
}

function cellsOf({ line, notes, cells }: NotedLine, width: number): string[] {
  const named = notes.flatMap(({ column }) => (column === null ? [] : [column]));
  const reasons = notes.map(({ column, words }) =>
    notes.length > 1 && column !== null ? `${column}: ${words}` : words,
  );
  return [
    String(line),
    named.join("; "),
    reasons.join("; "),
    ...Array.from({ length: width }, (_, i) => cells[i] ?? ""),
  ];
}
