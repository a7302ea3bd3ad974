/** So that programs read the letters rightly that are not English ones. */
export const csvBegin = "\uFEFF";

/**
 * One line of a file for spreadsheet programs. What shoppers typed stays text there: a cell that a program would take
 * for a formula begins with an apostrophe. A number is no formula, also below nought.
 */
export function csvLine(cells: readonly (string | number)[]): string {
  return cells.map(cellOf).join(",") + "\r\n";
}

/** What makes a formula of a cell, in ordinary and in full-width letters, also behind space that programs leave out. */
const formula = /^[\s\0]*[=+\-@|%＝＋－＠]|^[\t\r\n\0]/;

function cellOf(cell: string | number): string {
  if (typeof cell === "number") return `"${cell}"`;
  return quoted(cell);
}

function quoted(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""').replaceAll("\0", "")}"`;
}
