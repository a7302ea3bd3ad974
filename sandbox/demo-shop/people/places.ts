import type { Origin } from "./names";

/** A country the shop delivers to, with the share of its shoppers and the names they carry. */
export interface Country {
  code: string;
  name: string;
  locale: string;
  share: number;
  origins: [origin: Origin, share: number][];
  streets: string[];
  /** "12 Mill Lane" or "Ahornweg 12". */
  numberFirst: boolean;
  /** City, province, province code and the pattern of its postcodes (# a digit, @ a letter). */
  cities: [city: string, province: string | null, provinceCode: string | null, zip: string][];
}

export const countries: Country[] = [
  {
    code: "GB",
    name: "United Kingdom",
    locale: "en-GB",
    share: 66,
    origins: [
      ["british", 66],
      ["south-asian", 12],
      ["west-african", 6],
      ["polish", 5],
      ["irish", 5],
      ["east-asian", 4],
      ["arabic", 2],
    ],
    streets: [
      "Mill Lane",
      "Orchard Road",
      "Victoria Street",
      "Church Walk",
      "Station Road",
      "Priory Close",
      "Elm Grove",
    ],
    numberFirst: true,
    cities: [
      ["London", "England", "ENG", "E# #@@"],
      ["London", "England", "ENG", "SE1# #@@"],
      ["London", "England", "ENG", "N1# #@@"],
      ["Manchester", "England", "ENG", "M2# #@@"],
      ["Birmingham", "England", "ENG", "B1# #@@"],
      ["Leeds", "England", "ENG", "LS# #@@"],
      ["Bristol", "England", "ENG", "BS# #@@"],
      ["Brighton", "England", "ENG", "BN# #@@"],
      ["York", "England", "ENG", "YO# #@@"],
      ["Edinburgh", "Scotland", "SCT", "EH# #@@"],
      ["Glasgow", "Scotland", "SCT", "G1# #@@"],
      ["Cardiff", "Wales", "WLS", "CF# #@@"],
      ["Belfast", "Northern Ireland", "NIR", "BT# #@@"],
    ],
  },
  {
    code: "IE",
    name: "Ireland",
    locale: "en-IE",
    share: 8,
    origins: [
      ["irish", 85],
      ["polish", 8],
      ["british", 7],
    ],
    streets: ["Chapel Street", "Harbour View", "Bridge Street", "Abbey Road"],
    numberFirst: true,
    cities: [
      ["Dublin", "Dublin", "D", "D0# @#@#"],
      ["Cork", "Cork", "CO", "T12 @#@#"],
      ["Galway", "Galway", "G", "H91 @#@#"],
    ],
  },
  {
    code: "DE",
    name: "Germany",
    locale: "de-DE",
    share: 6,
    origins: [
      ["german", 85],
      ["polish", 8],
      ["arabic", 7],
    ],
    streets: ["Ahornweg", "Lindenstraße", "Gartenstraße", "Am Mühlbach"],
    numberFirst: false,
    cities: [
      ["Berlin", null, null, "10###"],
      ["Hamburg", null, null, "20###"],
      ["München", null, null, "80###"],
      ["Köln", null, null, "50###"],
    ],
  },
  {
    code: "FR",
    name: "France",
    locale: "fr-FR",
    share: 5,
    origins: [
      ["french", 85],
      ["arabic", 10],
      ["west-african", 5],
    ],
    streets: ["rue des Lilas", "avenue de la Gare", "rue du Moulin", "place du Marché"],
    numberFirst: true,
    cities: [
      ["Paris", null, null, "750##"],
      ["Lyon", null, null, "6900#"],
      ["Nantes", null, null, "44#00"],
    ],
  },
  {
    code: "US",
    name: "United States",
    locale: "en-US",
    share: 5,
    origins: [
      ["british", 50],
      ["spanish", 20],
      ["east-asian", 15],
      ["south-asian", 10],
      ["irish", 5],
    ],
    streets: ["Maple Avenue", "Oak Street", "Washington Street", "Lakeview Drive"],
    numberFirst: true,
    cities: [
      ["New York", "New York", "NY", "100##"],
      ["Portland", "Oregon", "OR", "972##"],
      ["Austin", "Texas", "TX", "787##"],
    ],
  },
  {
    code: "NL",
    name: "Netherlands",
    locale: "nl-NL",
    share: 4,
    origins: [
      ["dutch", 95],
      ["arabic", 5],
    ],
    streets: ["Dorpsstraat", "Molenweg", "Kerkstraat"],
    numberFirst: false,
    cities: [
      ["Amsterdam", null, null, "10## @@"],
      ["Utrecht", null, null, "35## @@"],
    ],
  },
  {
    code: "ES",
    name: "Spain",
    locale: "es-ES",
    share: 2,
    origins: [["spanish", 1]],
    streets: ["Calle Mayor", "Calle del Sol", "Avenida de la Paz"],
    numberFirst: false,
    cities: [
      ["Madrid", "Madrid", "M", "280##"],
      ["Valencia", "Valencia", "V", "460##"],
    ],
  },
  {
    code: "IT",
    name: "Italy",
    locale: "it-IT",
    share: 2,
    origins: [["italian", 1]],
    streets: ["Via Roma", "Via dei Tigli", "Corso Garibaldi"],
    numberFirst: false,
    cities: [
      ["Milano", "Milano", "MI", "201##"],
      ["Bologna", "Bologna", "BO", "401##"],
    ],
  },
  {
    code: "SE",
    name: "Sweden",
    locale: "sv-SE",
    share: 2,
    origins: [["nordic", 1]],
    streets: ["Björkvägen", "Storgatan", "Skolgatan"],
    numberFirst: false,
    cities: [
      ["Stockholm", null, null, "11# ##"],
      ["Göteborg", null, null, "41# ##"],
    ],
  },
];
