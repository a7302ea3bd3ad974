import type { Content } from "../content/model";
import { exampleValues } from "../tokens/registry";
import { splitTokens, withoutTokens } from "../tokens/split";
import { advice, type Finding } from "./finding";
import { writtenIn } from "./texts";

/** What an inbox shows of a subject on a phone, in characters. */
const longestSubject = 60;
/** Fewer characters give no reason. */
const shortestReason = 40;

const pressure =
  /\b(hurry|last chance|act now|now or never|only today|today only|ends (soon|today|tonight)|final hours?|limited time|don['’]t (miss|wait)|running out|while (stocks?|supplies) lasts?|before it['’]s too late|expires? (soon|today|tonight))\b|!!/i;

export function checkWords(content: Content): Finding[] {
  return [...checkSubject(content), ...checkPreheader(content), ...checkPressure(content)];
}

function checkSubject({ subject }: Content): Finding[] {
  return linesOf(subject, "subject").flatMap(({ text, path }) => {
    const shown = splitTokens(text)
      .map((part) => (typeof part === "string" ? part : (exampleValues[part.name] ?? "")))
      .join("");
    const letters = withoutTokens(text).replace(/[^\p{L}]/gu, "");
    const isShouted = letters.length >= 8 && letters === letters.toUpperCase() && letters !== letters.toLowerCase();
    return [
      ...(shown.length > longestSubject
        ? [
            advice(
              path,
              `The subject has ${shown.length} characters; a phone shows some ${longestSubject}`,
              "Say it shorter",
            ),
          ]
        : []),
      ...(isShouted ? [advice(path, "The subject is in capitals", "Write it as you would speak")] : []),
    ];
  });
}

function checkPreheader({ subject, preheader }: Content): Finding[] {
  if (preheader.otherwise === "") {
    const what = "Beside the subject an inbox will show the first words of the message";
    return [advice("preheader.otherwise", what, "Say in one line what is in it")];
  }
  if (preheader.otherwise !== subject.otherwise) return [];
  return [advice("preheader.otherwise", "It repeats the subject", "Go on from the subject")];
}

function linesOf({ branches, otherwise }: Content["subject"], path: string) {
  return [
    ...branches.map(({ value }, i) => ({ text: value, path: `${path}.branches.${i}.value` })),
    { text: otherwise, path: `${path}.otherwise` },
  ];
}

/** A message that only presses: somebody is to act now, and no line says why it would be good for them. */
function checkPressure(content: Content): Finding[] {
  const written = writtenIn(content).filter(({ isAddress }) => !isAddress);
  const pressing = written.find(({ text }) => pressure.test(text));
  if (!pressing) return [];
  const shows = content.blocks.some(({ content: { type } }) => type === "products" || type === "comparison");
  const reasons = written.filter(({ text, block }) => {
    return block !== null && !pressure.test(text) && withoutTokens(text).length >= shortestReason;
  });
  if (shows || reasons.length > 0) return [];
  return [
    advice(
      pressing.path,
      "The message presses and gives no reason",
      "Say what the shopper gains: a tip, an answer to a doubt, something that goes with what they have",
    ),
  ];
}
