-- What flows did so far becomes their first version, whose steps have names.
INSERT INTO "flow_versions" ("shop_id", "flow_id", "version", "content", "created_at")
SELECT f."shop_id", f."id", 1, jsonb_build_object(
  'trigger', jsonb_build_object('type', 'segment_entered', 'segment', (f."definition" -> 'trigger') - 'type'),
  'onlyIf', 'null'::jsonb,
  'reentry', jsonb_build_object('rule', 'every_time'),
  'ends', jsonb_build_object('goal', 'null'::jsonb, 'onLeaving', false, 'when', 'null'::jsonb),
  'steps', (
    SELECT jsonb_agg(jsonb_build_object(
      'id', 'send-' || s.number, 'type', 'send', 'template', s.step ->> 'template', 'latestMinutes', 'null'::jsonb) ORDER BY s.number)
    FROM jsonb_array_elements(f."definition" -> 'steps') WITH ORDINALITY AS s(step, number))
), f."created_at"
FROM "flows" f WHERE f."definition" IS NOT NULL;
UPDATE "flows" SET "version" = 1 WHERE "definition" IS NOT NULL;

-- What runs have sent so far is what they have passed.
INSERT INTO "flow_passages" ("shop_id", "run_id", "number", "flow_id", "step", "outcome", "at")
SELECT r."shop_id", r."id", n, r."flow_id", 'send-' || n + 1, 'asked', r."started_at"
FROM "flow_runs" r CROSS JOIN LATERAL generate_series(0, r."step" - 1) AS n;

-- Who came in a second time before the first was over goes on with the first alone.
UPDATE "flow_runs" r SET
  "version" = 1,
  "taken" = r."step",
  "cause" = jsonb_build_object('kind', 'segment_entered', 'sourceId', 'null'::jsonb, 'properties', '{}'::jsonb),
  "arrived_at" = r."started_at",
  "state" = CASE WHEN o.goes_on THEN 'waiting' ELSE 'ended' END,
  "at_step" = CASE WHEN o.goes_on THEN 'send-' || r."step" + 1 END,
  "due_at" = CASE WHEN o.goes_on THEN r."started_at" END,
  "ended_at" = CASE WHEN NOT o.goes_on THEN r."started_at" END,
  "outcome" = CASE WHEN NOT o.goes_on THEN CASE r."state" WHEN 'finished' THEN 'finished' ELSE 'already_in' END END,
  "segment_id" = (
    SELECT s."id" FROM "flows" f JOIN "segments" s ON s."shop_id" = f."shop_id"
      AND (s."key" = f."definition" #>> '{trigger,segmentKey}' OR s."id" = (f."definition" #>> '{trigger,segmentId}')::int)
    WHERE f."shop_id" = r."shop_id" AND f."id" = r."flow_id" LIMIT 1)
FROM (
  SELECT "shop_id", "id", "state" = 'running' AND row_number() OVER (
    PARTITION BY "shop_id", "flow_id", "profile_id", "state" ORDER BY "id") = 1 AS goes_on
  FROM "flow_runs"
) o
WHERE r."shop_id" = o."shop_id" AND r."id" = o."id";

-- DropIndex
DROP INDEX IF EXISTS "flow_runs_running_idx";

-- AlterTable
ALTER TABLE "flow_runs" DROP COLUMN "step",
ALTER COLUMN "state" SET DEFAULT 'waiting',
ALTER COLUMN "version" DROP DEFAULT,
ALTER COLUMN "cause" DROP DEFAULT,
ALTER COLUMN "arrived_at" SET NOT NULL;

-- AlterTable
ALTER TABLE "flows" DROP COLUMN "definition";
