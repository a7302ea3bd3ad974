/** Colours as CSS, texts ready for an SVG document. */
export interface Paint {
  body: string;
  shade: string;
  ink: string;
  title: string[];
  vendor: string;
}

export type Vessel = (paint: Paint) => string;

const vessels: Record<string, Vessel> = {
  Cleanser: pumpBottle,
  Body: pumpBottle,
  Toner: sprayBottle,
  Serum: dropperBottle,
  "Eye care": tube,
  Sunscreen: tube,
  Moisturiser: jar,
  Mask: jar,
  Tools: pouch,
  "Gift set": box,
};

/** What a type of product comes in, drawn on a field of 640 × 640 and standing at a height of 545. */
export function vesselFor(productType: string): Vessel {
  return vessels[productType] ?? dropperBottle;
}

function pumpBottle(paint: Paint): string {
  return [
    `<rect x="306" y="150" width="28" height="60" fill="${paint.shade}"/>`,
    `<path d="M292 128h92q14 0 14 16v10h-14v-8h-92q-10 0-10-9t10-9z" fill="${paint.ink}"/>`,
    `<rect x="276" y="196" width="88" height="34" rx="6" fill="${paint.ink}"/>`,
    `<path d="M230 290q0-60 60-60h60q60 0 60 60v235q0 20-20 20H250q-20 0-20-20z" fill="url(#side)"/>`,
    label(paint, 320, 390, 150, 170),
  ].join("\n");
}

function sprayBottle(paint: Paint): string {
  return [
    `<rect x="282" y="130" width="76" height="74" rx="10" fill="${paint.ink}"/>`,
    `<circle cx="284" cy="152" r="5" fill="${paint.body}"/>`,
    `<rect x="268" y="200" width="104" height="18" rx="4" fill="${paint.shade}"/>`,
    `<rect x="246" y="218" width="148" height="327" rx="22" fill="url(#side)"/>`,
    label(paint, 320, 385, 128, 180),
  ].join("\n");
}

function dropperBottle(paint: Paint): string {
  return [
    `<path d="M296 112q0-26 24-26t24 26v62h-48z" fill="${paint.ink}"/>`,
    `<rect x="278" y="172" width="84" height="50" rx="6" fill="${paint.shade}"/>`,
    `<path d="M292 222h56v16q52 10 52 58v225q0 24-24 24H264q-24 0-24-24V296q0-48 52-58z" fill="url(#side)"/>`,
    label(paint, 320, 400, 140, 160),
  ].join("\n");
}

function tube(paint: Paint): string {
  return [
    `<path d="M224 130h192l-22 340H246z" fill="url(#side)"/>`,
    `<path d="M220 112h200v22H220z" fill="${paint.shade}"/>`,
    `<path d="M258 470h124v62q0 13-13 13H271q-13 0-13-13z" fill="${paint.ink}"/>`,
    label(paint, 320, 290, 136, 170),
  ].join("\n");
}

function jar(paint: Paint): string {
  return [
    `<rect x="186" y="270" width="268" height="74" rx="14" fill="${paint.ink}"/>`,
    `<path d="M200 344h240v165q0 36-36 36H236q-36 0-36-36z" fill="url(#side)"/>`,
    label(paint, 320, 442, 190, 150),
  ].join("\n");
}

function pouch(paint: Paint): string {
  return [
    `<path d="M232 262q-30-62 4-84 84 26 168 0 34 22 4 84-88 30-176 0z" fill="${paint.shade}"/>`,
    `<path d="M228 270q92 30 184 0l40 240q4 35-34 35H222q-38 0-34-35z" fill="url(#side)"/>`,
    `<path d="M226 258q94 32 188 0v16q-94 32-188 0z" fill="${paint.ink}"/>`,
    `<path d="M392 270q34 20 28 70m-38-66q14 26 6 60" fill="none" stroke="${paint.ink}" stroke-width="4"/>`,
    label(paint, 320, 420, 160, 150),
  ].join("\n");
}

function box(paint: Paint): string {
  return [
    `<rect x="170" y="230" width="300" height="315" rx="6" fill="url(#side)"/>`,
    `<rect x="156" y="206" width="328" height="60" rx="6" fill="${paint.shade}"/>`,
    `<path d="M320 206c-70-70-130-40-96 0zm0 0c70-70 130-40 96 0z" fill="${paint.ink}"/>`,
    `<rect x="310" y="206" width="20" height="339" fill="${paint.ink}" opacity=".55"/>`,
    label(paint, 320, 410, 190, 170),
  ].join("\n");
}

function label({ title, vendor, ink }: Paint, x: number, y: number, width: number, height: number): string {
  const top = y - ((title.length - 1) * 22) / 2;
  const lines = title.map((line, index) => `<tspan x="${x}" y="${top + index * 22}">${line}</tspan>`);
  return [
    `<rect x="${x - width / 2}" y="${y - height / 2}" width="${width}" height="${height}" rx="4" fill="#fffaf2"/>`,
    `<g text-anchor="middle" fill="${ink}" font-family="Georgia, serif">`,
    `<text font-size="17">${lines.join("")}</text>`,
    `<text x="${x}" y="${y + height / 2 - 14}" font-size="10" letter-spacing="1.5">${vendor}</text>`,
    `</g>`,
  ].join("\n");
}
