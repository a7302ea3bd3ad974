import { Resolver } from "node:dns/promises";
import { env } from "~/env.server";
import type { Finding } from "../model";
import { judgeDomain, type Case } from "./judge";
import { Zone, type Answer, type Question } from "./zone";

/** Longer chains of references are broken anyway. */
const mostRounds = 12;
const mostQuestions = 60;

/** The DNS says plainly that there is nothing. */
const nothing = new Set(["ENOTFOUND", "ENODATA"]);

/** Looks at the DNS of a domain until all is known that can be. Trouble of the DNS is part of what is found. */
export async function lookAtDomain(domain: Case): Promise<Finding[]> {
  const zone = new Zone();
  let findings = judgeDomain(domain, zone);
  let asked = 0;
  for (let round = 0; round < mostRounds && zone.missing.length > 0 && asked < mostQuestions; round++) {
    const questions = zone.missing.slice(0, mostQuestions - asked);
    asked += questions.length;
    const answers = await Promise.all(questions.map(async (question) => ({ question, answer: await ask(question) })));
    for (const { question, answer } of answers) zone.learn(question, answer);
    findings = judgeDomain(domain, zone);
  }
  return findings;
}

async function ask(question: Question): Promise<Answer> {
  const [type = "", name = ""] = question.split(" ");
  try {
    const values = await resolve(type, name);
    return values.length > 0 ? { state: "found", values } : { state: "none" };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    return { state: nothing.has(code) ? "none" : "trouble" };
  }
}

async function resolve(type: string, name: string): Promise<string[]> {
  const resolver = new Resolver({ timeout: 2000, tries: 2 });
  if (env.DNS_SERVERS.length > 0) resolver.setServers(env.DNS_SERVERS);
  switch (type) {
    case "MX":
      return (await resolver.resolveMx(name)).map(({ exchange }) => exchange);
    case "CNAME":
      return resolver.resolveCname(name);
    default:
      return (await resolver.resolveTxt(name)).map((pieces) => pieces.join(""));
  }
}
