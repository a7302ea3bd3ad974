import type { QuizContent } from "../content/model";
import type { Choice, Question } from "../content/questions";
import { advice, error, type Finding } from "./finding";

/** Beyond so many questions to one shopper most of them stop. */
const fewQuestions = 6;

/** What makes questions hard to answer. */
export function checkQuestions({ questions, capture }: Pick<QuizContent, "questions" | "capture">): Finding[] {
  const always = questions.filter(({ when }) => when.length === 0);
  const tooMany =
    always.length > fewQuestions
      ? [
          advice(
            `questions.${fewQuestions}.title`,
            `Everybody is asked ${always.length} questions, and with each one some shoppers leave`,
            "Ask what you will use, or ask some only after a certain answer",
          ),
        ]
      : [];
  const unknown = capture
    ? []
    : [
        advice(
          "capture",
          "No address is asked for",
          "What shoppers say is then only known of those who are signed in; ask for an address to write to the others",
        ),
      ];
  return [...questions.flatMap((question, i) => checkQuestion(question, `questions.${i}`)), ...tooMany, ...unknown];
}

function checkQuestion(question: Question, path: string): Finding[] {
  switch (question.type) {
    case "single":
    case "multiple":
      return [...checkChoices(question.choices, path), ...checkMost(question, path)];
    case "scale":
      return question.low === "" || question.high === ""
        ? [
            advice(
              `${path}.${question.low === "" ? "low" : "high"}`,
              "An end of the scale has no words",
              "Say what it means",
            ),
          ]
        : [];
    case "text":
      return question.isRequired
        ? [advice(`${path}.isRequired`, "Nobody can go on without writing something", "Let shoppers leave it out")]
        : [];
    case "birthday":
      return [];
    default:
      return question satisfies never;
  }
}

function checkChoices(choices: readonly Choice[], path: string): Finding[] {
  const said = new Set<string>();
  const twice = choices.flatMap(({ label }, i) => {
    const words = label.trim().toLowerCase();
    const isTwice = words !== "" && said.has(words);
    said.add(words);
    return isTwice ? [error(`${path}.choices.${i}.label`, "Two choices say the same", "Change one of them")] : [];
  });
  const plain = choices.findIndex(({ picture }) => picture === null);
  const isMixed = plain !== -1 && choices.some(({ picture }) => picture !== null);
  const mixed = isMixed
    ? [
        advice(
          `${path}.choices.${plain}.picture`,
          "Some choices have a picture and some have none",
          "Give one to all, or to none",
        ),
      ]
    : [];
  return [...twice, ...mixed];
}

function checkMost(question: Extract<Question, { type: "single" | "multiple" }>, path: string): Finding[] {
  if (question.type === "single" || question.most === null || question.most < question.choices.length) return [];
  return [advice(`${path}.most`, "The limit is no limit: there are not more choices", "Lower it, or take it away")];
}
