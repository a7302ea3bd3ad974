import type { ArmDoes, MessageChanges } from "~/domains/experiments/model";
import { doesWords } from "./fields";

/** What who has an arm gets, with all that differs. */
export function getsWords(what: ArmDoes): string {
  if (what.does !== "differs") return doesWords(what.does);
  const hours = what.laterMinutes / 60;
  const differs = [
    ...(what.template === null ? [] : ["another message"]),
    ...changeWords(what.changes),
    ...(what.laterMinutes === 0 ? [] : [`${hours.toLocaleString("en-GB")} ${hours === 1 ? "hour" : "hours"} later`]),
  ];
  const text = differs.join(", ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function changeWords({ subject, preheader, heading, imageUrl, button, couponId }: MessageChanges): string[] {
  const said = (name: string, words: string | undefined) => (words === undefined ? [] : [`${name} “${words}”`]);
  return [
    ...said("subject", subject),
    ...said("preview text", preheader),
    ...said("heading", heading),
    ...(imageUrl === undefined ? [] : ["another picture"]),
    ...said("button", button),
    ...(couponId === undefined ? [] : [couponId === null ? "no code" : "another code"]),
  ];
}
