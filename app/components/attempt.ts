import { isRouteErrorResponse, type ShouldRevalidateFunction } from "@remix-run/react";
import { z } from "zod";

const words = "That did not work. Nothing is lost: try again in a moment";
const Failure = z.object({ told: z.object({ problem: z.literal(true), words: z.literal(words) }) });

/**
 * For a page's clientAction: when its action cannot be reached or breaks, the page stays as it is, with what was typed,
 * and a toast says so. What the action answers on purpose is passed on.
 */
export async function attempt<Result>(action: () => Promise<Result>) {
  try {
    return await action();
  } catch (thrown) {
    if (thrown instanceof Response || isRouteErrorResponse(thrown)) throw thrown;
    return { told: { problem: true, words }, errors: {} };
  }
}

/** For such a page's shouldRevalidate: after a failure there is nothing new to load, and loading would fail as well. */
export const unlessFailed: ShouldRevalidateFunction = ({ actionResult, defaultShouldRevalidate }) =>
  Failure.safeParse(actionResult).success ? false : defaultShouldRevalidate;
