import { expect, test } from "vitest";
import { hostileStrings } from "../../tests/support/hostile";
import { csvLine } from "./csv";

test("cells are quoted, and quotes in them doubled", () => {
  expect(csvLine(["a", 'say "b"', "c,d", "e\nf", ""])).toBe('"a","say ""b""","c,d","e\nf",""\r\n');
});

test("no cell is a formula, whatever somebody typed", () => {
  const formulas = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n-1", "＝1", "|cmd", "%0A=1", "\0=1"];
  const payloads = ['=HYPERLINK("https://evil.example")', "=cmd|' /C calc'!A0", '","=1+1'];
  for (const text of [...formulas, ...payloads, ...hostileStrings]) {
    const [cell = ""] = readCells(csvLine([text, "end"]));
    expect(cell, text).not.toMatch(/^[\s]*[=+\-@|%＝＋－＠]|^[\t\r\n]/);
    expect(readCells(csvLine([text, "end"])).at(-1), text).toBe("end");
  }
});

test("a number is no formula, also below nought; the same as a text is one", () => {
  expect(csvLine([-0.5, 12, "-0.5"])).toBe('"-0.5","12","\'-0.5"\r\n');
});

/** Reads a line as a spreadsheet program does. */
function readCells(line: string): string[] {
  return [...line.matchAll(/"((?:[^"]|"")*)"(?:,|\r\n$)/g)].map(([, cell = ""]) => cell.replaceAll('""', '"'));
}
