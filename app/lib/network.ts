/**
 * The network of an address, /24 or /48: as much of it as an office, a household or a scanner's data centre has in
 * common. Null for what is no address.
 */
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
