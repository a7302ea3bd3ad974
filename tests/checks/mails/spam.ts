import { spawnSync } from "node:child_process";
import type { Rendered } from "~/domains/templates/model";

/** At 5 SpamAssassin calls a mail spam. Ours must stay far from it, with rules alone and no network. */
export const mostPoints = 2;

export const hasSpamAssassin = spawnSync("spamassassin", ["--version"]).status === 0;

/** What SpamAssassin gives each mail, and for what; all in one run, because it starts slowly. */
export function spamPoints(mails: readonly Rendered[]): { points: number; rules: string }[] {
  const box = mails.map((mail, i) => `From hello@fernandclay.example Mon Nov 23 10:00:00 2026\n${letter(mail, i)}\n`);
  const run = spawnSync("spamassassin", ["--local", "--mbox"], { input: box.join("\n"), maxBuffer: 2 ** 28 });
  const headers = run.stdout
    .toString()
    .matchAll(/^X-Spam-Status: \w+, score=(-?[\d.]+) .*?tests=([^\n]*(?:\n\t[^\n]*)*)/gm);
  const found = [...headers].map(([, points, rules = ""]) => ({
    points: Number(points),
    rules: rules.replace(/\s+/g, " ").replace(/ ?autolearn.*/, ""),
  }));
  if (found.length !== mails.length) throw new Error(`SpamAssassin judged ${found.length}: ${run.stderr.toString()}`);
  return found;
}

/** A mail as it goes over the wire. */
function letter({ subject, html, text }: Rendered, i: number): string {
  const part = (type: string, body: string) =>
    `--part\nContent-Type: text/${type}; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${encoded(body)}\n`;
  return [
    `From: "Fern & Clay" <hello@fernandclay.example>`,
    `To: Ada <ada@customer.example>`,
    `Subject: =?utf-8?B?${Buffer.from(subject).toString("base64")}?=`,
    `Date: Mon, 23 Nov 2026 10:00:00 +0000`,
    `Message-ID: <0191f3a2-7c1e-4b5f-9d2a-${String(i).padStart(12, "0")}@fernandclay.example>`,
    `List-Unsubscribe: <https://fernandclay.example/unsubscribe>`,
    `List-Unsubscribe-Post: List-Unsubscribe=One-Click`,
    `MIME-Version: 1.0`,
    `Content-Type: multipart/alternative; boundary=part`,
    "",
    `${part("plain", text)}${part("html", html)}--part--\n`,
  ].join("\n");
}

function encoded(body: string): string {
  return Buffer.from(body).toString("base64").replace(/.{76}/g, "$&\n");
}
