/** What words of other systems say about mail: permitted, not permitted, or nothing at all. */
const consentWords = {
  subscribed: [
    "subscribed",
    "yes",
    "y",
    "true",
    "1",
    "active",
    "confirmed",
    "opted in",
    "opt in",
    "optin",
    "ja",
    "oui",
    "si",
  ],
  unsubscribed: [
    ...[
      "unsubscribed",
      "no",
      "n",
      "false",
      "0",
      "opted out",
      "opt out",
      "optout",
      "inactive",
      "revoked",
      "nein",
      "non",
    ],
    ...["complained", "cleaned", "bounced", "suppressed"],
  ],
  nothing: ["never subscribed", "not subscribed", "pending", "unknown", "none", "-", "n/a"],
};
type ConsentWord = keyof typeof consentWords;

const isConsent = new Map<string, ConsentWord>([
  ...consentWords.subscribed.map((word) => [word, "subscribed"] as const),
  ...consentWords.unsubscribed.map((word) => [word, "unsubscribed"] as const),
  ...consentWords.nothing.map((word) => [word, "nothing"] as const),
]);

/** Whoever is said not to permit mail counts as having said no: it is the safer way to be mistaken. */
export function readConsent(text: string): ConsentWord | null {
  const word = text
    .toLowerCase()
    .replace(/[-_\s]+/g, " ")
    .trim();
  return isConsent.get(word === "" ? "-" : word) ?? null;
}

const oldest = Date.UTC(1995, 0, 1);

/**
 * A day, with or without its time: 2026-03-31, 2026-03-31 14:05, 2026-03-31T14:05:00Z. Days written with the month or
 * the day first could be either, and are refused. Without an offset it is taken for UTC.
 */
export function readDate(text: string, now: Date): Date | null {
  const found = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?) ?(Z|UTC|[+-]\d{2}:?\d{2})?)?$/.exec(
    text,
  );
  const [, day, time = "00:00", offset = "Z"] = found ?? [];
  if (day === undefined) return null;
  const zone = offset === "UTC" ? "Z" : offset.replace(/^([+-]\d{2})(\d{2})$/, "$1:$2");
  const date = new Date(`${day}T${time}${zone}`);
  const isDay = !Number.isNaN(date.getTime()) && new Date(`${day}T00:00Z`).toISOString().startsWith(day);
  return isDay && date.getTime() >= oldest && date <= now ? date : null;
}

let countries: Map<string, string> | undefined;

/** A country by its code, or by its name in English: DE, Germany. */
export function readCountry(text: string): string | null {
  countries ??= new Map(
    countryCodes().flatMap(({ code, present, name }): [string, string][] => [
      [code.toLowerCase(), present],
      [name, present],
    ]),
  );
  return countries.get(text.toLowerCase()) ?? null;
}

const noCountry = /^Unknown|^Pseudo|^European Union|^United Nations|^Eurozone/;

function countryCodes(): { code: string; present: string; name: string }[] {
  const names = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  return codes.flatMap((code) => {
    const name = names.of(code);
    // Some have two codes, of which one is in use: UK is GB.
    const present = new Intl.Locale(`und-${code}`).region ?? code;
    return name === undefined || noCountry.test(name) ? [] : [{ code, present, name: name.toLowerCase() }];
  });
}

/** A language as browsers name it: en, de-AT. */
export function readLanguage(text: string): string | null {
  if (!/^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,2}$/.test(text)) return null;
  try {
    return Intl.getCanonicalLocales(text.replaceAll("_", "-"))[0] ?? null;
  } catch {
    // Told by throwing.
    return null;
  }
}

/** Digits alone, with a plus before them where the country's number is known. */
export function readPhone(text: string): string | null {
  const digits = text.replace(/^'|[\s().\-/]/g, "").replace(/^00/, "+");
  return /^\+?\d{6,15}$/.test(digits) ? digits : null;
}
