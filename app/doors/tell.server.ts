import { data } from "@remix-run/node";
import type { Told } from "~/components/use-toast";

/** What is wrong, by the field it is shown beside; empty where nothing is. */
type FieldErrors = Record<string, string>;

/** Said of a form that is not as its page sends it. */
export const incomplete = "The form was not complete; reload the page and try again";
/** Said of a form in which fields are wrong. */
export const marked = "Not saved: look at what is marked";

/** A page's answer to what a merchant asked for: it is done. */
export function tell(words: string) {
  return answer({ problem: false, words }, {});
}

/** It is not done, and why. */
export function refuse(words: string, errors: FieldErrors = {}) {
  return answer({ problem: true, words }, errors);
}

/** Done or not, as it turned out. */
export function answer(told: Told, errors: FieldErrors = {}) {
  return data({ told, errors }, { status: told.problem ? 422 : 200 });
}
