import { fork } from "node:child_process";
import { once } from "node:events";
import { z } from "zod";

const Count = z.object({
  /** Messages that were accepted, each counted once. */
  accepted: z.number(),
  doubled: z.number(),
  requests: z.number(),
  refused: z.number(),
  /** From the first acceptance to the last. */
  seconds: z.number(),
});
export type Count = z.infer<typeof Count>;

/** Takes mail in a process of its own. */
export interface StandIn {
  /** Begins to count anew. @param perSecond the limit it imposes; 0 for none */
  begin(perSecond?: number): Promise<Count>;
  count(): Promise<Count>;
  close(): void;
}

export async function openStandIn(port: number): Promise<StandIn> {
  const child = fork("tests/bench/send/stand-in.mjs", [String(port)], { execArgv: [] });
  await once(child, "message");
  const ask = async (order: object) => {
    const answer = once(child, "message");
    child.send(order);
    const [count] = z.tuple([Count, z.unknown()]).parse(await answer);
    return count;
  };
  return {
    begin: (perSecond = 0) => ask({ ask: "begin", perSecond }),
    count: () => ask({ ask: "count" }),
    close: () => void child.kill(),
  };
}
