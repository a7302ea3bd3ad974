import { describe, expect, it } from "vitest";
import { ownRecords, readResendRecords } from "../expected";
import type { Aspect, Finding } from "../model";
import { judgeDomain, type Case } from "./judge";
import { isAligned, organisationOf, Zone, type Answer, type Question } from "./zone";

const domain = "shop.example";
const key = "p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDsc4Lh8xilsngyKEgN2S84";

const asked = [
  {
    record: "SPF",
    name: "send",
    type: "MX",
    value: "feedback-smtp.eu-west-1.amazonses.com",
    priority: 10,
    status: "pending",
  },
  { record: "SPF", name: "send", type: "TXT", value: '"v=spf1 include:amazonses.com ~all"', status: "pending" },
  { record: "DKIM", name: "resend._domainkey", type: "TXT", value: key, status: "pending" },
];

type Lines = Partial<Record<Question, string[] | "trouble">>;

/** A zone in which everything is right. */
const sound: Lines = {
  "TXT send.shop.example": ["v=spf1 include:amazonses.com ~all"],
  "MX send.shop.example": ["feedback-smtp.eu-west-1.amazonses.com"],
  "TXT amazonses.com": ["v=spf1 ip4:199.255.192.0/22 -all"],
  "TXT resend._domainkey.shop.example": [key],
  "TXT _dmarc.shop.example": ["v=DMARC1; p=none; rua=mailto:dmarc@shop.example"],
  "TXT _tessera.shop.example": ["tessera-shop=abc"],
};

function caseOf(name: string, from = name): Case {
  return { domain: name, from, records: [...readResendRecords(name, asked), ...ownRecords(name, "tessera-shop=abc")] };
}

/** Judges as the app does: what is asked is looked up, until nothing more is asked. */
function look(of: Case, lines: Lines): Finding[] {
  const zone = new Zone();
  const known = new Map(Object.entries(lines));
  for (let round = 0; round < 12; round++) {
    const findings = judgeDomain(of, zone);
    if (zone.missing.length === 0) return findings;
    for (const question of zone.missing) zone.learn(question, answerOf(known.get(question)));
  }
  return judgeDomain(of, zone);
}

function answerOf(line: string[] | "trouble" | undefined): Answer {
  if (line === "trouble") return { state: "trouble" };
  return line ? { state: "found", values: line } : { state: "none" };
}

const states = (findings: Finding[]) => Object.fromEntries(findings.map(({ aspect, state }) => [aspect, state]));
const allHold = { SPF: "holds", DKIM: "holds", DMARC: "holds", ownership: "holds" };

describe("a zone in order", () => {
  it.each<[string, Lines, string?]>([
    ["as Resend asks for it", {}],
    [
      "with capitals, spaces and a DKIM key in pieces",
      {
        "TXT _dmarc.shop.example": [" V=DMARC1;P=Reject ; "],
        "TXT resend._domainkey.shop.example": [`v=DKIM1; k=rsa; ${key.slice(0, 20)} ${key.slice(20)}`],
        "TXT send.shop.example": ["V=SPF1 INCLUDE:AmazonSES.com. ~ALL"],
      },
    ],
    [
      "where other words stand beside ours",
      {
        "TXT send.shop.example": ["google-site-verification=1", "v=spf1 include:amazonses.com -all"],
        "TXT _dmarc.shop.example": ["hello", "v=DMARC1; p=quarantine"],
      },
    ],
    [
      "where Resend is allowed by way of another name",
      {
        "TXT send.shop.example": ["v=spf1 include:all.shop.example -all"],
        "TXT all.shop.example": ["v=spf1 mx redirect=amazonses.com"],
      },
    ],
    [
      "with strict alignment of DKIM, which signs for the domain itself",
      {
        "TXT _dmarc.shop.example": ["v=DMARC1; p=reject; adkim=s; aspf=r"],
      },
    ],
  ])("%s holds", (_name, lines) => {
    expect(states(look(caseOf(domain), { ...sound, ...lines }))).toEqual(allHold);
  });

  it("of a part of a domain is judged by the DMARC record of the whole", () => {
    const lines: Lines = {
      "TXT send.mail.shop.example": sound["TXT send.shop.example"],
      "MX send.mail.shop.example": sound["MX send.shop.example"],
      "TXT resend._domainkey.mail.shop.example": [key],
      "TXT amazonses.com": sound["TXT amazonses.com"],
      "TXT _dmarc.shop.example": ["v=DMARC1; p=reject; sp=quarantine"],
      "TXT _tessera.mail.shop.example": ["tessera-shop=abc"],
    };
    const records = [
      ...readResendRecords(
        "mail.shop.example",
        asked.map((record) => ({ ...record, name: `${record.name}.mail` })),
      ),
      ...ownRecords("mail.shop.example", "tessera-shop=abc"),
    ];
    const findings = look({ domain: "mail.shop.example", from: "mail.shop.example", records }, lines);
    expect(states(findings)).toEqual(allHold);
    expect(findings.find(({ aspect }) => aspect === "DMARC")?.words).toBe(
      "_dmarc.shop.example says quarantine: forgeries are put with spam.",
    );
  });
});

describe("a broken zone is told by what is wrong:", () => {
  const elevenIncludes = Array.from({ length: 10 }, (_, i) => `include:p${i}.example`).join(" ");
  const partners = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`TXT p${i}.example`, ["v=spf1 -all"]]));
  it.each<[string, Aspect, Lines, RegExp]>([
    ["no DMARC record", "DMARC", { "TXT _dmarc.shop.example": undefined }, /has no DMARC record/],
    [
      "two DMARC records",
      "DMARC",
      { "TXT _dmarc.shop.example": ["v=DMARC1; p=none", "v=DMARC1; p=reject"] },
      /2 DMARC records/,
    ],
    [
      "a DMARC record without p",
      "DMARC",
      { "TXT _dmarc.shop.example": ["v=DMARC1; rua=mailto:a@b.example"] },
      /does not say what to do \(p=\)/,
    ],
    [
      "a DMARC record with a policy that does not exist",
      "DMARC",
      { "TXT _dmarc.shop.example": ["v=DMARC1; p=block"] },
      /says p=block/,
    ],
    [
      "a DMARC record without semicolons",
      "DMARC",
      { "TXT _dmarc.shop.example": ["v=DMARC1 p=none"] },
      /does not say what to do|cannot be read/,
    ],
    [
      "a DMARC record that says a thing twice",
      "DMARC",
      { "TXT _dmarc.shop.example": ["v=DMARC1; p=none; p=reject"] },
      /cannot be read/,
    ],
    ["no SPF record", "SPF", { "TXT send.shop.example": undefined }, /send.shop.example has no SPF record/],
    [
      "two SPF records",
      "SPF",
      { "TXT send.shop.example": ["v=spf1 include:amazonses.com ~all", "v=spf1 -all"] },
      /2 SPF records/,
    ],
    [
      "an SPF record that does not name Resend",
      "SPF",
      { "TXT send.shop.example": ["v=spf1 ip4:192.0.2.1 ~all"] },
      /has to say include:amazonses.com/,
    ],
    [
      "an SPF record that names Resend after all",
      "SPF",
      { "TXT send.shop.example": ["v=spf1 ~all include:amazonses.com"] },
      /has to say include:amazonses.com/,
    ],
    [
      "an SPF record that shuts Resend out",
      "SPF",
      { "TXT send.shop.example": ["v=spf1 -include:amazonses.com ~all"] },
      /has to say include:amazonses.com/,
    ],
    [
      "an SPF record that lets anybody send",
      "SPF",
      { "TXT send.shop.example": ["v=spf1 include:amazonses.com +all"] },
      /anybody/,
    ],
    [
      "an SPF record with too many includes",
      "SPF",
      { ...partners, "TXT send.shop.example": [`v=spf1 include:amazonses.com ${elevenIncludes} ~all`] },
      /11 further questions/,
    ],
    [
      "an SPF record that leads in a circle",
      "SPF",
      {
        "TXT send.shop.example": ["v=spf1 include:amazonses.com include:a.example ~all"],
        "TXT a.example": ["v=spf1 include:send.shop.example -all"],
      },
      /refers back to itself/,
    ],
    [
      "an SPF record that leads to nothing",
      "SPF",
      { "TXT send.shop.example": ["v=spf1 include:amazonses.com include:gone.example ~all"] },
      /gone.example has no SPF record/,
    ],
    [
      "an SPF record with a slip of the pen",
      "SPF",
      { "TXT send.shop.example": ["v=spf1 inclde:amazonses.com ~all"] },
      /do not understand: inclde/,
    ],
    [
      "no MX record for what comes back",
      "SPF",
      { "MX send.shop.example": undefined },
      /MX record at send.shop.example is missing/,
    ],
    ["an MX record that leads elsewhere", "SPF", { "MX send.shop.example": ["mail.other.example"] }, /MX record/],
    [
      "SPF that is not aligned because DMARC is strict",
      "SPF",
      { "TXT _dmarc.shop.example": ["v=DMARC1; p=none; aspf=s"] },
      /aspf=r/,
    ],
    ["no DKIM key", "DKIM", { "TXT resend._domainkey.shop.example": undefined }, /There is no DKIM key/],
    [
      "another DKIM key",
      "DKIM",
      { "TXT resend._domainkey.shop.example": ["p=MIGfOTHER"] },
      /is not the one Resend signs with/,
    ],
    [
      "a DKIM key that was cut off",
      "DKIM",
      { "TXT resend._domainkey.shop.example": [key.slice(0, 40)] },
      /is not the one/,
    ],
    ["a DKIM key that was withdrawn", "DKIM", { "TXT resend._domainkey.shop.example": ["v=DKIM1; p="] }, /withdrawn/],
    ["two DKIM keys", "DKIM", { "TXT resend._domainkey.shop.example": [key, "p=OLD"] }, /2 DKIM keys/],
    [
      "no proof that the domain is the shop's",
      "ownership",
      { "TXT _tessera.shop.example": ["tessera-shop=another"] },
      /shows that the domain is yours/,
    ],
  ])("%s", (_name, aspect, lines, words) => {
    const found = look(caseOf(domain), { ...sound, ...lines });
    const finding = found.find((one) => one.aspect === aspect);
    expect(finding?.state).toBe("wrong");
    expect(finding?.words).toMatch(words);
    expect(found.filter((one) => one.aspect !== aspect).every(({ state }) => state === "holds")).toBe(true);
  });

  it("a from address of another part of the domain, where DMARC is strict", () => {
    const strict: Lines = { ...sound, "TXT _dmarc.shop.example": ["v=DMARC1; p=none; adkim=s"] };
    const relaxed = look(caseOf(domain, "news.shop.example"), sound);
    expect(states(relaxed)).toEqual(allHold);
    const finding = look(caseOf(domain, "news.shop.example"), strict).find(({ aspect }) => aspect === "DKIM");
    expect(finding).toMatchObject({ state: "wrong" });
    expect(finding?.words).toContain("adkim=r");
  });

  it("a from address of somebody else's domain", () => {
    const lines: Lines = { ...sound, "TXT _dmarc.other.example": ["v=DMARC1; p=none"] };
    expect(states(look(caseOf(domain, "other.example"), lines))).toMatchObject({ SPF: "wrong", DKIM: "wrong" });
  });
});

describe("a DNS that does not answer", () => {
  it.each<[Aspect, Question]>([
    ["SPF", "TXT send.shop.example"],
    ["SPF", "TXT amazonses.com"],
    ["SPF", "MX send.shop.example"],
    ["DKIM", "TXT resend._domainkey.shop.example"],
    ["DMARC", "TXT _dmarc.shop.example"],
    ["ownership", "TXT _tessera.shop.example"],
  ])("leaves %s unknown, not wrong: %s", (aspect, question) => {
    const found = look(caseOf(domain), { ...sound, [question]: "trouble" });
    expect(states(found)).toEqual({ ...allHold, [aspect]: "unknown" });
  });
});

it("domains of one organisation are told by the list of public suffixes", () => {
  expect(organisationOf("mail.news.shop.co.uk")).toBe("shop.co.uk");
  expect(organisationOf("mine.myshopify.com")).toBe("mine.myshopify.com");
  expect(isAligned("send.shop.co.uk", "shop.co.uk", false)).toBe(true);
  expect(isAligned("send.shop.co.uk", "shop.co.uk", true)).toBe(false);
  expect(isAligned("one.co.uk", "two.co.uk", false)).toBe(false);
});
