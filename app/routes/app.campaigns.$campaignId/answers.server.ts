import { data } from "@remix-run/node";
import { z } from "zod";
import type { Done, Kept } from "~/components/campaigns/editor/use-editing";
import { CampaignFields, type FieldErrors } from "~/components/campaigns/fields";
import { longestFields } from "~/components/campaigns/question";

/** What the editor holds, as it travels in a form. */
export const FieldsJson = z
  .string()
  .max(longestFields, "The campaign is too long")
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: "custom", message: "The campaign did not arrive whole; try again" });
      return z.NEVER;
    }
  })
  .pipe(CampaignFields);

/** @param kept what is kept now, where that has changed */
export function tell(words: string, kept: Kept | null = null) {
  const done: Done = { told: { problem: false, words }, errors: {}, kept, theirs: null };
  return data(done);
}

/** @param more what is marked beside which field, and what is kept although the rest was refused */
export function refuse(words: string, more: Partial<Pick<Done, "errors" | "kept">> = {}) {
  const done: Done = { told: { problem: true, words }, errors: {}, kept: null, theirs: null, ...more };
  return data(done, { status: 422 });
}

/** Somebody else was first: what they kept is shown beside what was to be kept. */
export function overtaken(theirs: Kept) {
  const words = "Not saved: somebody else has changed this campaign meanwhile";
  const done: Done = { told: { problem: true, words }, errors: {}, kept: null, theirs };
  return data(done, { status: 409 });
}

/** Refused with what is wrong beside the fields that are meant. */
export function refuseFields(errors: FieldErrors) {
  return refuse("Not saved: look at what is marked", { errors });
}
