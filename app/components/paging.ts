import { useSearchParams } from "@remix-run/react";
import { z } from "zod";

const pageSize = 25;
/** What narrows a list stays in the address from page to page; what Shopify put there when it opened the app does not. */
const narrowing = [
  "search",
  "show",
  "kind",
  "family",
  "owner",
  "goal",
  "health",
  "sort",
  "question",
  "choice",
  "reason",
  "days",
];
const PageNumber = z.coerce.number().int().min(1).max(10_000).catch(1);

/** Which page of a list an address asks for, as rows to read: one more than is shown tells whether there is a next page. */
export function readPage(params: URLSearchParams): { page: number; slice: { limit: number; offset: number } } {
  const page = PageNumber.parse(params.get("page") ?? 1);
  return { page, slice: { limit: pageSize + 1, offset: (page - 1) * pageSize } };
}

/** The page on which the row stands that has so many before it. */
export function pageWith(before: number): ReturnType<typeof readPage> {
  return readPage(new URLSearchParams({ page: String(Math.floor(before / pageSize) + 1) }));
}

export interface Page<Row> {
  rows: Row[];
  page: number;
  hasNext: boolean;
}

/** One page of rows that are all at hand. */
export function pageIn<Row>(params: URLSearchParams, rows: readonly Row[]): Page<Row> {
  const { page, slice } = readPage(params);
  return pageOf(page, rows.slice(slice.offset, slice.offset + slice.limit));
}

/** The rows to show of those that were read. */
export function pageOf<Row>(page: number, rows: Row[]): Page<Row> {
  return { rows: rows.slice(0, pageSize), page, hasNext: rows.length > pageSize };
}

/** Turning pages by the address, for IndexTable; undefined when there is only one page. */
export function usePaging({ rows, page, hasNext }: Page<unknown>) {
  const [, setParams] = useSearchParams();
  const turnTo = (to: number) =>
    setParams((params) => {
      const next = new URLSearchParams({ page: String(to) });
      for (const name of narrowing) for (const value of params.getAll(name)) next.append(name, value);
      return next;
    });
  if (page === 1 && !hasNext) return undefined;
  const before = (page - 1) * pageSize;
  return {
    hasNext,
    hasPrevious: page > 1,
    label: rows.length === 0 ? `Page ${page}` : `${before + 1}–${before + rows.length}`,
    onNext: () => turnTo(page + 1),
    onPrevious: () => turnTo(page - 1),
  };
}
