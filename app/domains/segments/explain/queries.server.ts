import sql from "sql-template-tag";
import { db as pool, type Db } from "~/db.server";
import type { CompileContext } from "../compile/context";
import { evaluation } from "../memberships/population.server";
import type { ChangeCause, Definition } from "../model";

/** One time a profile was in a segment, and why it began and ended. */
export interface RecordedStay {
  enteredAt: Date;
  leftAt: Date | null;
  enteredCause: ChangeCause;
  leftCause: ChangeCause | null;
}

/** When the profile was in the segment, the latest first. */
export async function listStaysIn(
  shopId: number,
  segmentId: number,
  profileId: string,
  db: Db = pool,
): Promise<RecordedStay[]> {
  return db.query<RecordedStay>(sql`
    SELECT entered_at AS "enteredAt", left_at AS "leftAt", entered_cause AS "enteredCause", left_cause AS "leftCause"
    FROM memberships WHERE shop_id = ${shopId} AND segment_id = ${segmentId} AND profile_id = ${profileId}
    ORDER BY entered_at DESC`);
}

/** What the compiled definitions say of one profile; nothing if it is not one that is asked. */
export async function findTruths(
  context: CompileContext,
  definitions: readonly Definition[],
  profileId: string,
  db: Db = pool,
): Promise<(boolean | null)[] | undefined> {
  const [row] = await db.query<{ truths: (boolean | null)[] }>(
    sql`SELECT truths FROM (${evaluation(definitions, { context, traits: "facts", profileIds: [profileId] })}) e`,
  );
  return row?.truths;
}
