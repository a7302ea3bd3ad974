import { pino } from "pino";
import { env } from "./env.server";

/**
 * The log: JSON lines that name things by id (`shopId`, `jobId`, `receiptId`), never an address, a name or a body.
 * Errors lose what PostgreSQL quotes of the row at hand.
 */
export const log = pino({
  level: env.LOG_LEVEL,
  base: null,
  serializers: {
    err: (error: unknown) => {
      if (!(error instanceof Error)) return { message: "something that is not an Error was thrown" };
      const code = "code" in error ? error.code : undefined;
      return {
        type: error.name,
        message: withoutAddresses(error.message),
        code,
        stack: withoutAddresses(error.stack ?? ""),
      };
    },
  },
});

export type Log = typeof log;

/** Hides anything that looks like an address in words that came from elsewhere. */
export function withoutAddresses(text: string): string {
  return text.replace(/[^\s"'<>()=,;:]+@[^\s"'<>()=,;:]+/g, "[address]");
}
