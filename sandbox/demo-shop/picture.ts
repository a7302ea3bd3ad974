import { randomFrom } from "../factories/random";
import type { Product } from "../shopify/store/model";
import { vesselFor, type Paint } from "./vessels";

const SIZE = 640;

/** Wall, table, vessel, its shade, and the leaf beside it. */
const palettes = [
  { wall: "#efe6da", table: "#e2d3c1", body: "#c8795a", shade: "#a85f43", leaf: "#6f8a62", ink: "#5a3325" },
  { wall: "#e6ece2", table: "#d3decc", body: "#7d9a78", shade: "#617d5d", leaf: "#c8795a", ink: "#2f4230" },
  { wall: "#f3ebe4", table: "#e7d7ca", body: "#e0b7a2", shade: "#c7957d", leaf: "#7d9a78", ink: "#6b4535" },
  { wall: "#e9e8e1", table: "#d8d5c8", body: "#f4efe3", shade: "#dcd2bd", leaf: "#8a9a6f", ink: "#55503f" },
  { wall: "#e3e9ea", table: "#cfd9da", body: "#5f7f86", shade: "#48656b", leaf: "#d3a07f", ink: "#243a3f" },
  { wall: "#f2e9d8", table: "#e6d6b6", body: "#d9a95b", shade: "#b98a3f", leaf: "#6f8a62", ink: "#5c4319" },
] as const;

/** A still life of a product as an SVG document: always the same one for the same handle. */
export function picture(product: Pick<Product, "handle" | "title" | "vendor" | "productType">): string {
  const random = randomFrom(0, `picture/${product.handle}`);
  const colours = random.pick(palettes);
  const paint: Paint = { ...colours, title: linesOf(product.title), vendor: escaped(product.vendor.toUpperCase()) };
  const left = random.chance(0.5);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE} ${SIZE}" role="img" aria-label="${escaped(product.title)}">`,
    `<defs><linearGradient id="side" x1="0" x2="1"><stop offset="0" stop-color="${colours.shade}"/>`,
    `<stop offset=".35" stop-color="${colours.body}"/><stop offset=".8" stop-color="${colours.body}"/>`,
    `<stop offset="1" stop-color="${colours.shade}"/></linearGradient></defs>`,
    `<rect width="${SIZE}" height="${SIZE}" fill="${colours.wall}"/>`,
    `<path d="M150 640V300a170 170 0 0 1 340 0v340z" fill="#fff" opacity=".35"/>`,
    `<rect y="500" width="${SIZE}" height="140" fill="${colours.table}"/>`,
    sprig(left ? 130 : 510, left ? 1 : -1, random.between(-8, 8), colours.leaf),
    `<ellipse cx="320" cy="545" rx="150" ry="16" fill="#000" opacity=".12"/>`,
    vesselFor(product.productType)(paint),
    `</svg>`,
  ].join("\n");
}

/** A fern frond that leans towards the middle. */
function sprig(x: number, direction: 1 | -1, tilt: number, colour: string): string {
  const leaves = Array.from({ length: 9 }, (_, index) => {
    const y = 500 - index * 36;
    const length = 58 - index * 5;
    const leaf = (side: number) =>
      `<ellipse cx="${side * length * 0.5}" cy="${y}" rx="${length * 0.55}" ry="9" transform="rotate(${side * -28} 0 ${y})"/>`;
    return leaf(1) + leaf(-1);
  });
  return [
    `<g transform="translate(${x} 40) rotate(${direction * 6 + tilt} 0 500)" fill="${colour}" opacity=".85">`,
    `<path d="M-2 505L-1 190h2L2 505z"/>${leaves.join("")}</g>`,
  ].join("");
}

/** Breaks a title into lines that fit on a label. */
function linesOf(title: string): string[] {
  const lines: string[] = [];
  for (const word of title.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < 13) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map(escaped);
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
