import type { Db, Tx } from "~/db.server";
import type { FlowContent } from "../content/model";
import { findVersions, versionName } from "../queries.server";
import { landAll, type Landed } from "./land";
import { countStanding, moveRuns } from "./queries.server";

/** Where those who are in a flow would land in a content of it. */
export async function findLandings(shopId: number, flowId: number, content: FlowContent, db: Db): Promise<Landed[]> {
  const standing = await countStanding(shopId, flowId, db);
  const numbers = [...new Set(standing.map(({ version }) => version))];
  const keys = numbers.map((version) => ({ flowId, version }));
  const found = await findVersions(shopId, keys, db);
  const versions = new Map(
    numbers.flatMap((version) => {
      const known = found.get(versionName({ flowId, version }));
      return known ? [[version, known] as const] : [];
    }),
  );
  return landAll(standing, versions, content);
}

/** Moves all who are in a flow to a version of it that was just made. */
export async function moveEverybody(
  shopId: number,
  flowId: number,
  { version, content }: { version: number; content: FlowContent },
  now: Date,
  tx: Tx,
): Promise<void> {
  const landed = await findLandings(shopId, flowId, content, tx);
  if (landed.length === 0) return;
  const landings = landed.map((one) => ({ version: one.version, step: one.step, to: one.to?.id ?? null }));
  await moveRuns(shopId, flowId, version, landings, now, tx);
}
