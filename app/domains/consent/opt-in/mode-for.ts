import { unknownCountry, type OptInMode, type OptInPolicy } from "./model";

/** How consent is asked for in a country, by its code in any case; null where it is not known. */
export function modeFor(
  { mode, countries }: Pick<OptInPolicy, "mode" | "countries">,
  country: string | null,
): OptInMode {
  const code = country?.toUpperCase() ?? "";
  return countries[/^[A-Z]{2}$/.test(code) ? code : unknownCountry] ?? mode;
}
