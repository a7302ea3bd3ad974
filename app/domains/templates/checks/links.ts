import type { Content } from "../content/model";
import { splitTokens } from "../tokens/split";
import { advice, error, type Finding } from "./finding";
import { linksIn, writtenIn, type Written } from "./texts";

/** Links that lead nowhere, as far as can be told without following them. */
export function checkLinks(content: Content): Finding[] {
  return writtenIn(content).flatMap((written) =>
    written.isAddress
      ? checkAddress(written.text, written.path)
      : [...linksIn(written.text).flatMap((link) => checkLink(link, written)), ...checkPlain(written)],
  );
}

function checkLink({ label, address }: { label: string; address: string }, { path }: Written): Finding[] {
  const words = label.trim().toLowerCase();
  const dead = checkAddress(address, path);
  if (dead.length > 0) return dead;
  if (words === "") return [error(path, `The link to ${address} has no words`, "Say where it leads")];
  if (!/^(click )?here$/.test(words)) return [];
  return [advice(path, `A link says only “${label.trim()}”`, "Say where it leads: it may be read without the rest")];
}

const isMail = /^mailto:[^\s@]+@[^\s@]+\.[^\s@]+$/i;

function checkAddress(address: string, path: string): Finding[] {
  const [first] = splitTokens(address);
  if ((first && typeof first !== "string") || isMail.test(address)) return [];
  // Tokens further on are filled in as parts of the address.
  const filled = splitTokens(address)
    .map((part) => (typeof part === "string" ? part : "x"))
    .join("");
  const url = URL.canParse(filled) ? new URL(filled) : null;
  if (url?.protocol !== "https:") {
    return [error(path, `“${address}” leads nowhere`, "Enter an address that begins with https://")];
  }
  if (!isHost(url.hostname)) {
    return [error(path, `“${address}” names no place on the internet`, "Check what stands after https://")];
  }
  if (url.username === "") return [];
  return [error(path, `“${address}” holds a user name`, "Take away what stands before the @")];
}

function isHost(name: string): boolean {
  return /^[^.]+(\.[^.]+)+$/.test(name) && !/^[\d.]+$/.test(name) && !/\.(localhost|local|invalid|test)$/.test(name);
}

/** An address that is no link: some programs make one of it, others do not. */
function checkPlain({ text, path }: Written): Finding[] {
  const rest = text.replace(/\]\([^)]*\)/g, "");
  if (!/\bhttps?:\/\//i.test(rest)) return [];
  return [advice(path, "An address stands among the words", "Make it a link: [what it says](https://…)")];
}
