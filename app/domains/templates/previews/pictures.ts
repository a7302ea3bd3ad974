const wall = "#efe9df";
const table = "#ddd2c0";

/** Still lifes of a shop that does not exist, as SVG documents: nothing is fetched from anywhere. */
const things = {
  mug: `<rect x="210" y="230" width="190" height="220" rx="26" fill="#8aa18c"/><path d="M400 280h34a46 46 0 0 1 0 112h-34" fill="none" stroke="#8aa18c" stroke-width="24"/><ellipse cx="305" cy="236" rx="95" ry="20" fill="#6d8470"/><path d="M210 380h190" stroke="#f3eee4" stroke-width="7" opacity=".7"/>`,
  board: `<g transform="rotate(-14 320 330)"><rect x="170" y="170" width="260" height="290" rx="34" fill="#9a6a43"/><rect x="275" y="80" width="50" height="110" rx="24" fill="#9a6a43"/><circle cx="300" cy="108" r="11" fill="${wall}"/><path d="M200 240h200M195 300h210M200 365h195M205 420h185" stroke="#7d5434" stroke-width="5" opacity=".6"/></g>`,
  apron: `<path d="M260 130q60 46 120 0l16 110q58 26 66 84l-22 150H200l-22-150q8-58 66-84z" fill="#c9b79b"/><path d="M260 130q60-74 120 0" fill="none" stroke="#a08c6d" stroke-width="9"/><rect x="252" y="330" width="136" height="84" rx="8" fill="#b7a384"/><path d="M320 330v84" stroke="#a08c6d" stroke-width="4"/>`,
  mill: `<circle cx="320" cy="128" r="26" fill="#d9b98a"/><path d="M276 160h88l14 96q-30 26-22 66l24 148H260l24-148q8-40-22-66z" fill="#d9b98a"/><path d="M262 256q58 22 116 0" stroke="#b9945f" stroke-width="7" fill="none"/>`,
  candle: `<rect x="216" y="250" width="208" height="220" rx="22" fill="#e8c77e"/><ellipse cx="320" cy="256" rx="104" ry="22" fill="#f6e2ae"/><path d="M320 250v-44" stroke="#5a4a2e" stroke-width="6"/><path d="M320 128q36 46 0 84q-36-38 0-84z" fill="#f2a54a"/>`,
  throw: `<path d="M150 240q170-76 340 0l-26 220q-144 44-288 0z" fill="#5f7f86"/><path d="M166 310q154-60 308 0M160 370q160-56 320 0" stroke="#f3eee4" stroke-width="10" fill="none" opacity=".75"/><path d="M180 462v34M220 470v34M260 476v34M300 478v34M340 478v34M380 476v34M420 470v34M458 462v34" stroke="#48656b" stroke-width="8"/>`,
} as const;

export type Thing = keyof typeof things;

export function picture(thing: Thing): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640" width="640" height="640">`,
    `<rect width="640" height="640" fill="${wall}"/><rect y="450" width="640" height="190" fill="${table}"/>`,
    `<ellipse cx="320" cy="482" rx="170" ry="18" fill="#000" opacity=".1"/>${things[thing]}</svg>`,
  ].join("");
}

/** As an address that holds the picture itself. */
export function pictureUrl(thing: Thing): string {
  return `data:image/svg+xml,${encodeURIComponent(picture(thing))}`;
}

export function isThing(name: string): name is Thing {
  return Object.hasOwn(things, name);
}
