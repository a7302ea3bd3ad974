import type { Row } from "./rows";

export interface Country {
  countryCodeV2: string | null;
  country: string;
}

/** The file's own words where Shopify has others; null where it names no place. */
const places: Record<string, [code: string | null, name: string] | null> = {
  Australia: ["AU", "Australia"],
  Austria: ["AT", "Austria"],
  Bahrain: ["BH", "Bahrain"],
  Belgium: ["BE", "Belgium"],
  Brazil: ["BR", "Brazil"],
  Canada: ["CA", "Canada"],
  // Jersey and Guernsey have codes of their own; the islands together have none.
  "Channel Islands": [null, "Channel Islands"],
  Cyprus: ["CY", "Cyprus"],
  "Czech Republic": ["CZ", "Czechia"],
  Denmark: ["DK", "Denmark"],
  EIRE: ["IE", "Ireland"],
  "European Community": null,
  Finland: ["FI", "Finland"],
  France: ["FR", "France"],
  Germany: ["DE", "Germany"],
  Greece: ["GR", "Greece"],
  "Hong Kong": ["HK", "Hong Kong SAR"],
  Iceland: ["IS", "Iceland"],
  Israel: ["IL", "Israel"],
  Italy: ["IT", "Italy"],
  Japan: ["JP", "Japan"],
  Lebanon: ["LB", "Lebanon"],
  Lithuania: ["LT", "Lithuania"],
  Malta: ["MT", "Malta"],
  Netherlands: ["NL", "Netherlands"],
  Norway: ["NO", "Norway"],
  Poland: ["PL", "Poland"],
  Portugal: ["PT", "Portugal"],
  RSA: ["ZA", "South Africa"],
  "Saudi Arabia": ["SA", "Saudi Arabia"],
  Singapore: ["SG", "Singapore"],
  Spain: ["ES", "Spain"],
  Sweden: ["SE", "Sweden"],
  Switzerland: ["CH", "Switzerland"],
  USA: ["US", "United States"],
  "United Arab Emirates": ["AE", "United Arab Emirates"],
  "United Kingdom": ["GB", "United Kingdom"],
  Unspecified: null,
};

/** A place as Shopify writes it, or null where the file names none. Throws on a country it has never heard of. */
export function countryOf({ number, country }: Pick<Row, "number" | "country">): Country | null {
  const place = places[country];
  if (place === undefined) throw new Error(`Line ${number}: add the country "${country}" to countries.ts.`);
  return place && { countryCodeV2: place[0], country: place[1] };
}
