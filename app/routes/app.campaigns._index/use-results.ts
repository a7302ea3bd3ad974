import { Results, type Result } from "~/components/campaigns/results";
import { useAsked } from "~/components/campaigns/use-asked";

/** What came of the campaigns that are shown, by id; null until it is told. */
export function useResults(ids: readonly number[]): ReadonlyMap<number, Result> | null {
  const { answer, hasFailed } = useAsked(ask, ids.length === 0 ? null : ids);
  if (ids.length === 0 || (hasFailed && !answer)) return nothing;
  return answer && new Map(answer.map((result) => [result.campaignId, result]));
}

const nothing: ReadonlyMap<number, Result> = new Map();

async function ask(ids: readonly number[], signal: AbortSignal): Promise<Result[]> {
  const query = new URLSearchParams(ids.map((id) => ["id", String(id)]));
  const response = await fetch(`/app/campaigns/results?${query}`, { signal });
  if (!response.ok) throw new Error(`The results did not come: ${response.status}`);
  return Results.parse(await response.json());
}
