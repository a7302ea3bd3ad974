import { data } from "@remix-run/node";
import { z } from "zod";
import type { Told } from "~/components/use-toast";
import { notFound } from "./require-shop.server";

/** What is edited, as it is kept. */
interface Kept<Content> {
  revision: number;
  content: Content;
}

/** What came of what was asked of it as a whole; `kept` is what it says after that, where that has changed. */
export interface Done<Content> {
  told: Told;
  kept: Kept<Content> | null;
}

type Discarded<Content> =
  | ({ outcome: "discarded" } & Kept<Content>)
  | { outcome: "overtaken" | "missing" }
  | { outcome: "refused"; problem: string };

/**
 * The answers of the page on which a flow, a quiz or a message is edited.
 * @param noun what the merchant calls it
 */
export function answersOf<Content>(noun: string) {
  function tell(words: string, kept: Kept<Content> | null = null) {
    const done: Done<Content> = {
      told: { problem: false, words },
      kept: kept && { revision: kept.revision, content: kept.content },
    };
    return data(done);
  }

  function refuse(words: string) {
    const done: Done<Content> = { told: { problem: true, words }, kept: null };
    return data(done, { status: 422 });
  }

  const refuseOvertaken = () =>
    refuse(`Not done: somebody else has changed this ${noun} meanwhile. Reload the page to see theirs`);

  function tellDiscarded(discarded: Discarded<Content>) {
    switch (discarded.outcome) {
      case "missing":
        throw notFound();
      case "refused":
        return refuse(discarded.problem);
      case "overtaken":
        return refuseOvertaken();
      case "discarded":
        return tell("Back to the published version", discarded);
      default:
        return discarded satisfies never;
    }
  }

  return { tell, refuse, refuseOvertaken, tellDiscarded };
}

/**
 * What was written, as it travels in a form.
 * @param read answers null for what it cannot read
 * @param problem what is said then
 */
export function contentField<Content>(longest: number, read: (written: unknown) => Content | null, problem: string) {
  return z
    .string()
    .max(longest)
    .transform((json, context): Content => {
      const content = read(parse(json));
      if (content !== null) return content;
      context.addIssue({ code: "custom", message: problem });
      return z.NEVER;
    });
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
