import type { Db } from "~/db.server";
import { library } from "./library/library";
import { listTemplates } from "./queries.server";

/** What templates are called, by their keys; of a ready one that the shop has not used yet, as it comes. */
export async function nameTemplates(
  shopId: number,
  db?: Db,
): Promise<Map<string, { id: number | null; name: string }>> {
  const own = await listTemplates(shopId, db);
  return new Map<string, { id: number | null; name: string }>([
    ...library.map(({ key, name }) => [key, { id: null, name }] as const),
    ...own.map(({ key, id, name }) => [key, { id, name }] as const),
  ]);
}
