import type { z } from "zod";
import type { Kept, Written } from "~/components/use-draft";
import { readFlowDraft, type FlowContent } from "~/domains/flows";
import { post } from "../post";
import { CountsAnswer, DoneAnswer, DraftAnswer, LookAnswer, MoveAnswer, TestAnswer } from "./question";

/** What a merchant writes of a flow. */
export interface WrittenFlow {
  name: string;
  content: FlowContent;
}

/** Hands a draft over to be kept; also while the page is being left. Throws when no answer comes, as the others do. */
export async function keepDraft(
  flowId: number,
  { revision, content: flow }: Written<WrittenFlow>,
): Promise<Kept<WrittenFlow>> {
  const answer = await post(`/app/flows/${flowId}/draft`, { revision, ...flow }, DraftAnswer);
  if (answer.outcome !== "overtaken") return answer.outcome === "saved" ? answer : null;
  const theirs = readFlowDraft(answer.content);
  return theirs && { ...answer, content: { name: answer.name, content: theirs } };
}

/** Keeps a content as a flow of its own. */
export function sendCopy(flowId: number, content: FlowContent): Promise<z.infer<typeof DoneAnswer>> {
  return post(`/app/flows/${flowId}/copy`, { content }, DoneAnswer);
}

/** What would be decided for a shopper now. Nothing is sent or written. */
export function askTest(flowId: number, content: FlowContent, profileId: string): Promise<TestAnswer> {
  return post(`/app/flows/${flowId}/test`, { content, profileId }, TestAnswer);
}

/** Where those who are in the flow would land in what is written. */
export function askMove(flowId: number, content: FlowContent): Promise<MoveAnswer> {
  return post(`/app/flows/${flowId}/move`, { content }, MoveAnswer);
}

export async function fetchCounts(flowId: number, signal: AbortSignal): Promise<CountsAnswer> {
  return CountsAnswer.parse(await get(`/app/flows/${flowId}/counts`, signal));
}

/** How a template's message looks, and how it differs from others. */
export async function fetchLook(template: string, signal: AbortSignal): Promise<LookAnswer> {
  return LookAnswer.parse(await get(`/app/flows/look?${new URLSearchParams({ template })}`, signal));
}

async function get(path: string, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(path, { signal });
  if (!response.ok) throw new Error(`No answer came: ${response.status}`);
  return response.json();
}
