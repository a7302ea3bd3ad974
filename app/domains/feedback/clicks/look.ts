import { isbot } from "isbot";

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

/** The network of an address: as much of it as an office, a household or a scanner's data centre has in common. */
export function networkOf(address: string | null): string | null {
  const plain = address?.trim().replace(/^::ffff:/i, "") ?? "";
  const four = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.\d{1,3}$/.exec(plain);
  if (four) return four.slice(1, 4).join(".");
  if (!/^[0-9a-f:]{2,39}$/i.test(plain) || !plain.includes(":")) return null;
  const [head = "", tail = ""] = plain.toLowerCase().split("::");
  const groups = head.split(":").filter(Boolean);
  const missing = plain.includes("::") ? 8 - groups.length - tail.split(":").filter(Boolean).length : 0;
  const whole = [...groups, ...Array<string>(Math.max(0, missing)).fill("0"), ...tail.split(":").filter(Boolean)];
  return whole
    .slice(0, 3)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}
