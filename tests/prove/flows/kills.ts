import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import sql from "sql-template-tag";
import { db } from "~/db.server";
import { root } from "../../../scripts/setup/paths.mjs";
import { letHappen, start, type Course } from "./course";
import { openTurnstile } from "./turnstile";
import { workUntilQuiet } from "./work";

/** The course with a worker whom nothing disturbs. */
export async function runUndisturbed(course: Course): Promise<void> {
  let from = start;
  for (const look of course.looks) {
    await letHappen(course, from, look);
    await workUntilQuiet(course.shopId, look);
    from = look;
  }
}

interface Deadly {
  /** How many work at a time; another takes the place of each who dies. */
  walkers: number;
  /** The longest that one lives once it has begun to work. */
  mostMilliseconds: number;
}

/** The same with several workers at a time, each of whom is killed (-9) at some moment of its work. @returns how many were */
export async function runKilled(course: Course, { walkers, mostMilliseconds }: Deadly): Promise<number> {
  await db.query(sql`CREATE TABLE IF NOT EXISTS course_clock (at timestamptz NOT NULL, is_done boolean NOT NULL)`);
  await db.query(sql`DELETE FROM course_clock`);
  let kills = 0;
  let isOver = false;
  const living = new Set<ChildProcess>();
  const launch = () => {
    const program = join(root, "tests/prove/flows/walker.ts");
    const child = spawn(
      process.execPath,
      ["--import", "tsx", program, String(course.shopId), String(mostMilliseconds)],
      { cwd: root, env: { ...process.env, DATABASE_POOL_SIZE: "3" }, stdio: ["ignore", "ignore", "inherit"] },
    );
    living.add(child);
    child.once("exit", (_, signal) => {
      living.delete(child);
      if (isOver) return;
      if (signal === "SIGKILL") kills += 1;
      launch();
    });
  };
  for (let i = 0; i < walkers; i++) launch();
  const turnstile = await openTurnstile();
  let from = start;
  for (const look of course.looks) {
    await turnstile.alone(async () => {
      await letHappen(course, from, look);
      await db.query(sql`DELETE FROM course_clock`);
      await db.query(sql`INSERT INTO course_clock (at, is_done) VALUES (${look}, false)`);
    });
    while (!(await isDone())) await sleep(20);
    from = look;
  }
  isOver = true;
  await turnstile.close();
  for (const child of living) child.kill("SIGKILL");
  return kills;
}

async function isDone(): Promise<boolean> {
  const [clock] = await db.query<{ isDone: boolean }>(sql`SELECT is_done AS "isDone" FROM course_clock`);
  return clock?.isDone ?? false;
}
