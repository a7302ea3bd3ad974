import { readCsv } from "./csv";

/** One line of an invoice. */
export interface Row {
  /** Place in the file, the first line after the headings being 1. */
  number: number;
  invoice: string;
  stockCode: string;
  description: string;
  quantity: number;
  /** ISO 8601; the file names no zone and is read as UTC. */
  at: string;
  /** Thousandths of a pound: some prices have three decimals. */
  priceMills: number;
  /** Null for a sale to nobody known. */
  customer: string | null;
  country: string;
}

const headings = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";

/** The invoice lines of a file, which must be in the order of their time. Throws a sentence with the line's number. */
export async function* readRows(path: string): AsyncGenerator<Row> {
  let number = -1;
  let last = "";
  for await (const fields of readCsv(path)) {
    number += 1;
    if (number === 0) {
      if (fields.join(",") !== headings) throw new Error(`${path} must begin with the headings ${headings}.`);
      continue;
    }
    const row = rowOf(fields, number);
    if (row.at < last) throw new Error(`Line ${number} is older than the one before it: sort the file by InvoiceDate.`);
    last = row.at;
    yield row;
  }
}

function rowOf(fields: string[], number: number): Row {
  const [invoice, stockCode, description, quantity, date, price, customer, country] = fields;
  const broken = (what: string) => new Error(`Line ${number}: ${what}. It reads: ${fields.join(",")}`);
  if (!invoice || !stockCode || description === undefined || customer === undefined || country === undefined) {
    throw broken("eight fields are needed, with an invoice and a stock code");
  }
  if (!quantity || !/^-?\d+$/.test(quantity)) throw broken("Quantity must be a whole number");
  if (!date || !/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(date))
    throw broken("InvoiceDate must look like 2011-01-31 12:30:00");
  if (!/^(\d+(\.0)?)?$/.test(customer)) throw broken("CustomerID must be a number or empty");
  const priceMills = millsOf(price ?? "");
  if (priceMills === null) throw broken("UnitPrice must be a number with at most three decimals");
  return {
    number,
    invoice,
    stockCode,
    description,
    quantity: Number(quantity),
    at: `${date.replace(" ", "T")}Z`,
    priceMills,
    customer: customer === "" ? null : customer.replace(/\.0$/, ""),
    country,
  };
}

/** "2.55" as 2550, read digit by digit so that nothing is rounded on the way. */
function millsOf(price: string): number | null {
  const match = /^(-?)(\d+)(?:\.(\d{1,3}))?$/.exec(price);
  if (!match) return null;
  const [, sign, whole = "", fraction = ""] = match;
  const mills = Number(whole + fraction.padEnd(3, "0"));
  return sign === "-" ? -mills : mills;
}
