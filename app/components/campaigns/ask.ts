import type { z } from "zod";
import { post } from "../post";
import type { CampaignFields } from "./fields";
import { DoneAnswer, EstimateAnswer, PicturesAnswer, type PicturesQuestion, type TestQuestion } from "./question";

/** Asks who would get a campaign now. Throws when no answer comes, as the others do. */
export function askEstimate(fields: CampaignFields, signal: AbortSignal): Promise<EstimateAnswer> {
  return post("/app/campaigns/estimate", { fields }, EstimateAnswer, { signal });
}

/** Asks how the messages look. */
export function askPictures(question: PicturesQuestion, signal: AbortSignal): Promise<PicturesAnswer> {
  return post("/app/campaigns/pictures", question, PicturesAnswer, { signal });
}

export function sendTest(question: TestQuestion): Promise<z.infer<typeof DoneAnswer>> {
  return post("/app/campaigns/test", question, DoneAnswer);
}

/** Keeps what one of two people wrote as a campaign of its own. */
export function sendCopy(campaignId: number, fields: CampaignFields): Promise<z.infer<typeof DoneAnswer>> {
  return post(`/app/campaigns/${campaignId}/copy`, { fields }, DoneAnswer);
}
