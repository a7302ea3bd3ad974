import type { BrandFont } from "../../shops/model";
import type { Brand } from "../model";
import { inkOn, mix, readableOn } from "./colors";

/** The colours of a mail by day or by night. */
export interface Palette {
  ground: string;
  paper: string;
  /** Behind what stands apart from the rest, such as a tip. */
  tint: string;
  text: string;
  quiet: string;
  line: string;
  link: string;
  button: string;
  buttonText: string;
}

/** How mail of a shop looks. */
export interface Theme {
  day: Palette;
  night: Palette;
  font: string;
}

const ink = "#0e1011";
const white = "#ffffff";

/** Each ends in what every program has. */
const fontStacks: Record<BrandFont, string> = {
  sans: "'Helvetica Neue', Helvetica, Arial, sans-serif",
  serif: "Georgia, 'Times New Roman', serif",
  rounded: "'Trebuchet MS', 'Segoe UI', Tahoma, sans-serif",
};

/** Made of the shop's one colour, so that every text can be read on whatever it stands on. */
export function themeOf({ color, font = "sans" }: Brand): Theme {
  const day = { paper: white, text: "#22272a", quiet: "#5c6468", line: "#e5e3de", ground: "#f5f4f1" };
  const night = { paper: "#1b1e20", text: "#eceae6", quiet: "#a9b0b3", line: "#383d40", ground: "#121415" };
  const dayButton = color.toLowerCase();
  const nightButton = readableOn(night.paper, dayButton, white);
  return {
    day: {
      ...day,
      tint: mix(day.paper, dayButton, 0.06),
      link: readableOn(mix(day.paper, dayButton, 0.06), dayButton, ink),
      button: dayButton,
      buttonText: inkOn(dayButton, ink),
    },
    night: {
      ...night,
      tint: mix(night.paper, nightButton, 0.1),
      link: readableOn(mix(night.paper, nightButton, 0.1), nightButton, white),
      button: nightButton,
      buttonText: inkOn(nightButton, ink),
    },
    font: fontStacks[font],
  };
}

/** Rules that inline styles cannot say: narrow screens, and the night. Classes are named for what they colour. */
export function styleSheet({ night }: Theme): string {
  const rules = [
    `.ground{background-color:${night.ground}!important}`,
    `.paper{background-color:${night.paper}!important}`,
    `.tint{background-color:${night.tint}!important}`,
    `.text,.prose p,.prose li{color:${night.text}!important}`,
    `.quiet{color:${night.quiet}!important}`,
    `.link,.prose a{color:${night.link}!important}`,
    `.line{border-color:${night.line}!important}`,
    `.bar{border-color:${night.button}!important}`,
    `.button{background-color:${night.button}!important;color:${night.buttonText}!important}`,
  ];
  return [
    `body{margin:0;padding:0}`,
    `@media (max-width:480px){.pad{padding-left:20px!important;padding-right:20px!important}`,
    `.outer{padding:0!important}.sheet{border-radius:0!important}`,
    `.wide{display:block!important;text-align:center!important}.title{font-size:24px!important;line-height:31px!important}}`,
    `@media (prefers-color-scheme:dark){${rules.join("")}}`,
  ].join("");
}
