type Channels = readonly [number, number, number];

const white = "#ffffff";
const black = "#000000";
/** Least contrast of text by WCAG 2.2, level AA. */
export const leastContrast = 4.5;

/** How two colours stand out from each other, from 1 to 21. */
export function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

/** White words on a colour, or dark ones where white cannot be read. On every colour it is one or the other. */
export function inkOn(color: string, dark: string): string {
  return [white, dark].find((ink) => contrast(ink, color) >= leastContrast) ?? black;
}

/** A colour moved towards another, as little as it takes to be read on a ground. */
export function readableOn(ground: string, color: string, towards: string): string {
  for (let step = 0; step < 20; step++) {
    const moved = mix(color, towards, step / 20);
    if (contrast(moved, ground) >= leastContrast) return moved;
  }
  return towards;
}

/** So much of the second in the first, from 0 to 1. */
export function mix(first: string, second: string, share: number): string {
  const [a, b] = [channels(first), channels(second)];
  const hex = a.map((value, i) => Math.round(value + ((b[i] ?? 0) - value) * share));
  return `#${hex.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

/** By WCAG's definition of relative luminance. */
function luminance(color: string): number {
  const [red, green, blue] = channels(color);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function channels(color: string): Channels {
  const part = (from: number) => Number.parseInt(color.slice(from, from + 2), 16) || 0;
  return [part(1), part(3), part(5)];
}
