import type { CampaignFields } from "./fields";
import type { PicturesQuestion } from "./question";

/** The messages that are chosen so far, in their order; everybody else's is the last. */
export function messagesOf({ bySegment, everybodyElse }: CampaignFields): PicturesQuestion["messages"] {
  const chosen = bySegment.filter(({ segmentId, template }) => segmentId !== "" && template !== "");
  return [
    ...chosen.map(({ segmentId, template }) => ({ segmentId: Number(segmentId), template })),
    ...(everybodyElse === "" ? [] : [{ segmentId: null, template: everybodyElse }]),
  ];
}
