import { isbot } from "isbot";
import { networkOf } from "~/lib/network";

/** What a request for a link tells of who made it, without naming anybody. */
export interface Look {
  /** A request that shows nobody a page: HEAD, or a look ahead. */
  isOnlyLooking: boolean;
  isKnownBot: boolean;
  /** The operating system, as the browser says. */
  system: string;
  /** The network it came from, /24 or /48; null when that is not known. To be kept only as a keyed hash. */
  network: string | null;
}

interface Told {
  method: string;
  agent: string;
  address: string | null;
  /** Headers by which browsers and proxies say that they only fetch ahead. */
  purposes: readonly (string | null)[];
}

const systems: [RegExp, string][] = [
  [/iPhone|iPad|iPod/, "iOS"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Macintosh|Mac OS X/, "macOS"],
  [/CrOS/, "ChromeOS"],
  [/Linux|X11/, "Linux"],
];

export function look({ method, agent, address, purposes }: Told): Look {
  return {
    isOnlyLooking: method === "HEAD" || purposes.some((purpose) => /prefetch|preview|prerender/i.test(purpose ?? "")),
    isKnownBot: agent.trim() === "" || isbot(agent),
    system: systems.find(([pattern]) => pattern.test(agent))?.[1] ?? "other",
    network: networkOf(address),
  };
}
