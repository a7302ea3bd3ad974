import { countryOf, type Country } from "./countries";
import { kindOf, type RowKind } from "./kinds";
import type { Row } from "./rows";

export interface CustomerSeen {
  firstAt: string;
  lastAt: string;
  /** The last one named. */
  country: Country | null;
}

export interface ProductSeen {
  firstAt: string;
  lastAt: string;
  /** Descriptions with how often each was used. */
  titles: Map<string, number>;
  /** The last price above zero; 0 when there was none. */
  priceMills: number;
}

/** What one reading of the file tells: who and what there is, and what to look out for on the next. */
export interface Survey {
  customers: Map<string, CustomerSeen>;
  products: Map<string, ProductSeen>;
  /** How many lines of each invoice were sales, so that its last one is recognised. */
  saleLines: Map<string, number>;
  /** Customer and product of every cancellation; the only sales worth remembering. */
  cancelledPairs: Set<string>;
  kinds: Map<RowKind, number>;
}

export async function surveyRows(rows: AsyncIterable<Row>): Promise<Survey> {
  const survey: Survey = {
    customers: new Map(),
    products: new Map(),
    saleLines: new Map(),
    cancelledPairs: new Set(),
    kinds: new Map(),
  };
  for await (const row of rows) {
    const kind = kindOf(row);
    count(survey.kinds, kind);
    if (row.customer !== null) seeCustomer(survey.customers, row.customer, row);
    seeProduct(survey.products, row);
    if (kind === "sale") count(survey.saleLines, row.invoice);
    if (kind === "cancellation") survey.cancelledPairs.add(pairOf(row));
  }
  return survey;
}

export function pairOf({ customer, stockCode }: Row): string {
  return `${customer} ${stockCode}`;
}

function seeCustomer(customers: Survey["customers"], id: string, row: Row): void {
  const before = customers.get(id);
  const country = countryOf(row) ?? before?.country ?? null;
  customers.set(id, { firstAt: before?.firstAt ?? row.at, lastAt: row.at, country });
}

function seeProduct(products: Survey["products"], { stockCode, description, priceMills, at }: Row): void {
  const before = products.get(stockCode);
  const titles = before?.titles ?? new Map<string, number>();
  if (description.trim() !== "") count(titles, description.trim());
  products.set(stockCode, {
    firstAt: before?.firstAt ?? at,
    lastAt: at,
    titles,
    priceMills: priceMills > 0 ? priceMills : (before?.priceMills ?? 0),
  });
}

function count<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
