import { post } from "../post";
import {
  AboutAnswer,
  ArmPreviewAnswer,
  OutlookAnswer,
  type ArmPreviewQuestion,
  type OutlookQuestion,
} from "./question";

/** Asks what a comparison could show. Throws when no answer comes, as the others do. */
export function askOutlook(question: OutlookQuestion, signal: AbortSignal): Promise<OutlookAnswer> {
  return post("/app/experiments/outlook", question, OutlookAnswer, { signal });
}

/** Asks how an arm's message looks. */
export function askArmPreview(question: ArmPreviewQuestion, signal: AbortSignal): Promise<ArmPreviewAnswer> {
  return post("/app/experiments/preview", question, ArmPreviewAnswer, { signal });
}

/** Asks what is compared of something. */
export async function askAbout(query: string, signal: AbortSignal): Promise<AboutAnswer> {
  const response = await fetch(`/app/experiments/about?${query}`, { signal });
  if (!response.ok) throw new Error(`No answer came: ${response.status}`);
  return AboutAnswer.parse(await response.json());
}
