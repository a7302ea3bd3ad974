import { z } from "zod";
import { OptInMode, OptInPolicy, unknownCountry } from "~/domains/consent/model";

/** What the page's fields hold. Countries are those in which it is the other way round, by their codes. */
export const PolicyForm = z
  .strictObject({
    mode: OptInMode,
    countries: z.string().regex(/^([A-Z]{2}( [A-Z]{2})*)?$/, "Choose countries from the list"),
    unknown: OptInMode,
    disposable: z.enum(["take", "refuse"]),
  })
  .transform(({ mode, countries, unknown, disposable }): OptInPolicy => {
    const other = mode === "single" ? ("double" as const) : ("single" as const);
    const exceptions = countries.split(" ").filter((code) => code !== "");
    return {
      mode,
      countries: { ...Object.fromEntries(exceptions.map((code) => [code, other])), [unknownCountry]: unknown },
      refusesDisposable: disposable === "refuse",
    };
  });
export type PolicyFields = z.input<typeof PolicyForm>;

/** A policy as the page's fields show it. */
export function fieldsOf({ mode, countries, refusesDisposable }: OptInPolicy): PolicyFields {
  const exceptions = Object.entries(countries)
    .filter(([code, one]) => code !== unknownCountry && one !== mode)
    .map(([code]) => code);
  const disposable = refusesDisposable ? "refuse" : "take";
  return { mode, countries: exceptions.sort().join(" "), unknown: countries[unknownCountry] ?? mode, disposable };
}
