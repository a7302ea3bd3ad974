import { formatTime } from "~/components/dates";
import { answerWords } from "~/domains/quizzes";
import type { ResponseRow } from "~/domains/reports/index.server";
import type { Asked } from "./asked";

/** How far somebody came, in words; `isKnown`: their answers count, because it is proven whose they are. */
export function standingOf({ profileId, emailGivenAt, confirmedAt, finishedAt }: ResponseRow) {
  if (confirmedAt) return { isKnown: true, words: "Confirmed by mail" };
  if (profileId !== null) return { isKnown: true, words: "Known" };
  if (emailGivenAt) return { isKnown: false, words: "Address not confirmed yet" };
  return { isKnown: false, words: finishedAt ? "Without an address" : "Left before the end" };
}

/** A response as the table shows it. Answers stand in the order in which the quiz asks. */
export function viewResponse(row: ResponseRow, { asked, timezone }: { asked: Asked; timezone: string }) {
  const { id, version, page, profileId, name, email, startedAt, answers } = row;
  const order = asked.questions.map(({ key }) => key);
  const placeOf = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  return {
    id,
    version,
    page,
    who: profileId === null ? null : { id: profileId, name, email },
    at: formatTime(startedAt, timezone),
    standing: standingOf(row),
    answers: answers
      .toSorted((a, b) => placeOf(a.question) - placeOf(b.question))
      .map(({ question: key, ...said }) => {
        const question = asked.questionOf(version, key);
        return { key, question: question?.title ?? key, answer: answerWords(question, said) };
      }),
  };
}
export type ResponseView = ReturnType<typeof viewResponse>;
