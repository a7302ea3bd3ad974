import { z } from "zod";
import { families, goals } from "~/domains/segments/model";
import { healths } from "./health";

export const sorts = ["name", "largest", "smallest", "grown", "shrunk"] as const;
export type Sort = (typeof sorts)[number];

const chosen = <Choice extends string>(choices: readonly [Choice, ...Choice[]]) =>
  z.enum(choices).nullable().catch(null);

/** What narrows the list, and how it is sorted, as an address says it. What it says wrong is left out. */
const Narrowing = z.object({
  search: z.string().trim().max(120).catch(""),
  family: chosen(families),
  goal: chosen(goals),
  health: chosen(healths),
  owner: z.string().nullable(),
  sort: z.enum(sorts).catch("name"),
});
export type Narrowing = z.infer<typeof Narrowing>;

/** @param owners those there are: nobody looks for what a former one had by accident */
export function readNarrowing(params: URLSearchParams, owners: readonly string[]): Narrowing {
  const said = (name: keyof Narrowing) => params.get(name) || null;
  return Narrowing.parse({
    search: params.get("search") ?? "",
    family: said("family"),
    goal: said("goal"),
    health: said("health"),
    owner: owners.find((owner) => owner === said("owner")) ?? null,
    sort: said("sort"),
  });
}
