import { env } from "~/env.server";
import { createResend, type ResendSandbox } from "../../sandbox/resend";
import { openRelay, type Passed, type Relay } from "./relay";

/** A Resend that the application under test sends to, with a relay in between that keeps every request. */
export interface SendingStage {
  resend: ResendSandbox;
  relay: Relay;
  /** What was posted for one address, in order. */
  postsTo(email: string): Passed[];
  /** Lets Resend's own clock go on. */
  pass(hours: number): void;
  /** Forgets what was posted so far. */
  forget(): void;
  close(): Promise<void>;
}

interface Hooks {
  before?: (passed: Passed) => Promise<void> | void;
  requestsPerSecond?: number;
}

/** Once per test file: where the application looks for Resend is set for the process. */
export async function openSendingStage({ before, requestsPerSecond = 1000 }: Hooks = {}): Promise<SendingStage> {
  let elapsed = 0;
  const resend = createResend({
    apiKeys: [env.RESEND_API_KEY],
    domains: ["shop.example"],
    requestsPerSecond,
    clock: () => new Date(Date.now() + elapsed),
  });
  const { url: target, close: stopListening } = await resend.listen(0);
  const port = Number(new URL(env.RESEND_BASE_URL).port);
  const relay = await openRelay({ port, target, ...(before && { before }) });
  return {
    resend,
    relay,
    postsTo: (email) => relay.passed.filter(({ body }) => body.includes(`"to":"${email}"`)),
    forget: () => {
      resend.clear();
      relay.forget();
    },
    pass: (hours) => void (elapsed += hours * 3_600_000),
    close: async () => {
      await relay.close();
      await resend.close();
      await stopListening();
    },
  };
}
