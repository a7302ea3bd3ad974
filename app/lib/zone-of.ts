import countries from "countries-and-timezones";
import { mainZones, zonesOfRegions } from "./zones";

/**
 * The time zone somebody most likely lives in, by the country and region of their address as Shopify codes them. Null
 * when the country has several zones and the region does not tell which.
 */
export function zoneOf(country: string | null, region: string | null): string | null {
  if (country === null || !/^[A-Z]{2}$/.test(country)) return null;
  const byRegion = region === null ? undefined : zonesOfRegions.get(`${country} ${region}`);
  if (byRegion) return byRegion;
  const main = mainZones.get(country);
  if (main) return main;
  const zones = countries.getCountry(country)?.timezones ?? [];
  return zones.length === 1 ? (zones[0] ?? null) : null;
}
