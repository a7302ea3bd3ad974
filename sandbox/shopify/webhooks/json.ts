/** A number printed digit by digit: Shopify's ids are JSON numbers that a JavaScript number may not hold. */
export class RawNumber {
  constructor(readonly digits: string) {
    if (!/^-?\d+(\.\d+)?$/.test(digits)) throw new TypeError(`"${digits}" cannot be printed as a JSON number.`);
  }
}

export type Printable = string | number | boolean | null | RawNumber | readonly Printable[] | PrintableObject;
export interface PrintableObject {
  readonly [key: string]: Printable;
}

/** An id such as "7000000000001" as the JSON number of the same digits. */
export function idNumber(id: string): RawNumber;
export function idNumber(id: string | null): RawNumber | null;
export function idNumber(id: string | null): RawNumber | null {
  return id === null ? null : new RawNumber(id);
}

/** Prints JSON text; raw numbers keep every digit. */
export function serialize(value: Printable): string {
  if (value instanceof RawNumber) return value.digits;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (isList(value)) return `[${value.map(serialize).join(",")}]`;
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}:${serialize(member)}`);
  return `{${members.join(",")}}`;
}

function isList(value: readonly Printable[] | PrintableObject): value is readonly Printable[] {
  return Array.isArray(value);
}
