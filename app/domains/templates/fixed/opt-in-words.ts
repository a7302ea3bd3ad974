/** Languages in which the mail that asks for a confirmation is written. */
export const optInLanguages = ["en", "de", "fr", "es"] as const;
export type OptInLanguage = (typeof optInLanguages)[number];

/** What the mail says. It is ours alone: nothing that a merchant or a shopper typed stands in it but the shop's name. */
export interface OptInWords {
  subject: string;
  preheader: string;
  heading: string;
  asks(shopName: string): string;
  button: string;
  /** For where buttons do not work. */
  byHand: string;
  ignored: string;
}

export const optInWords: Record<OptInLanguage, OptInWords> = {
  en: {
    subject: "Please confirm your email address",
    preheader: "One click, if it was you",
    heading: "Is this your address?",
    asks: (shopName) =>
      `Somebody gave this address to ${shopName} and agreed to get its mail. If it was you, please confirm it.`,
    button: "Yes, this is my address",
    byHand: "If the button does not work, copy this into your browser:",
    ignored:
      "If it was not you, there is nothing to do: unless it is confirmed within 30 days, the request has no effect.",
  },
  de: {
    subject: "Bitte bestätigen Sie Ihre E-Mail-Adresse",
    preheader: "Ein Klick, wenn Sie es waren",
    heading: "Ist das Ihre Adresse?",
    asks: (shopName) =>
      `Diese Adresse wurde bei ${shopName} eingetragen, mit der Einwilligung, E-Mails von dort zu erhalten. Wenn Sie es waren, bestätigen Sie sie bitte.`,
    button: "Ja, das ist meine Adresse",
    byHand: "Falls der Knopf nicht funktioniert, kopieren Sie diese Zeile in Ihren Browser:",
    ignored:
      "Wenn Sie es nicht waren, brauchen Sie nichts zu tun: Ohne Bestätigung innerhalb von 30 Tagen hat der Eintrag keine Wirkung.",
  },
  fr: {
    subject: "Veuillez confirmer votre adresse e-mail",
    preheader: "Un clic, si c’était bien vous",
    heading: "Est-ce votre adresse ?",
    asks: (shopName) =>
      `Cette adresse a été indiquée à ${shopName}, avec l’accord de recevoir ses e-mails. Si c’était bien vous, veuillez la confirmer.`,
    button: "Oui, c’est mon adresse",
    byHand: "Si le bouton ne fonctionne pas, copiez cette ligne dans votre navigateur :",
    ignored:
      "Si ce n’était pas vous, vous n’avez rien à faire : sans confirmation sous 30 jours, la demande reste sans effet.",
  },
  es: {
    subject: "Confirme su dirección de correo electrónico",
    preheader: "Un clic, si fue usted",
    heading: "¿Es esta su dirección?",
    asks: (shopName) =>
      `Alguien dio esta dirección a ${shopName} y aceptó recibir sus correos. Si fue usted, confírmela, por favor.`,
    button: "Sí, es mi dirección",
    byHand: "Si el botón no funciona, copie esta línea en su navegador:",
    ignored:
      "Si no fue usted, no tiene que hacer nada: si no se confirma en un plazo de 30 días, la solicitud no tiene efecto.",
  },
};

/** The language for a locale such as `de-CH`; English where it is none of these. */
export function optInLanguage(locale: string | null): OptInLanguage {
  const wanted = /^[a-z]{2}(?=[-_]|$)/i.exec(locale ?? "")?.[0].toLowerCase();
  return optInLanguages.find((language) => language === wanted) ?? "en";
}
