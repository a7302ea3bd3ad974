/** Bits of an address, the highest first, and how long the addresses of its kind are. */
interface Bits {
  value: bigint;
  length: 32 | 128;
}

/**
 * What is not the public internet (IANA's registries of special-purpose addresses): this host, private and shared
 * networks, links, the metadata of clouds, documentation, multicast and what is reserved.
 */
const closedToFour = [
  ...["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24"],
  ...["192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24"],
  ...["198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3"],
].map(readRange);

/** Of the sixth version only what is given out to the world is open, without what carries another address inside. */
const openToSix = readRange("2000::/3");
const closedToSix = ["2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20"].map(readRange);

/**
 * Whether an address is one of the public internet, to which a request may be made that a stranger asked for. What is no
 * address is not; nor is one of the fourth version in the clothes of the sixth.
 */
export function isPublicAddress(address: string): boolean {
  const bits = readAddress(address);
  if (!bits) return false;
  if (bits.length === 32) return !closedToFour.some((range) => isIn(bits, range));
  return isIn(bits, openToSix) && !closedToSix.some((range) => isIn(bits, range));
}

type Range = Bits & { fixed: number };

function readRange(text: string): Range {
  const [address = "", fixed] = text.split("/");
  const bits = readAddress(address);
  if (!bits) throw new Error(`${text} is no range of addresses`);
  return { ...bits, fixed: Number(fixed) };
}

function isIn(bits: Bits, range: Range): boolean {
  const free = BigInt(range.length - range.fixed);
  return bits.length === range.length && bits.value >> free === range.value >> free;
}

/** Only as a resolver writes them: four decimal numbers, or groups of hexadecimal digits. */
function readAddress(text: string): Bits | null {
  return text.includes(":") ? readSix(text) : readFour(text);
}

function readFour(text: string): Bits | null {
  const parts = text.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)) return null;
  return { value: join(parts.map(Number), 8), length: 32 };
}

function readSix(text: string): Bits | null {
  const [head = [], tail, more] = text.split("::").map((half) => (half === "" ? [] : half.split(":")));
  if (more !== undefined) return null;
  const missing = tail === undefined ? 0 : 8 - head.length - tail.length;
  const groups = [...head, ...Array<string>(Math.max(0, missing)).fill("0"), ...(tail ?? [])];
  if (groups.length !== 8 || !groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return null;
  const numbers = groups.map((group) => Number.parseInt(group, 16));
  return { value: join(numbers, 16), length: 128 };
}

function join(parts: readonly number[], bitsEach: number): bigint {
  return parts.reduce((value, part) => (value << BigInt(bitsEach)) | BigInt(part), 0n);
}
