import type { BehaviourSource } from "./delivery/behaviour";
import type { HoldsRecord } from "./domains/model";

export interface ApiKey {
  readonly key: string;
  /** Rate limit and idempotency keys are per team: two keys of one team share both. */
  readonly team: string;
  /** What it may do; without it everything. */
  readonly access?: "full" | "sending";
}

export interface ResendOptions {
  /** Accepted API keys; a plain string belongs to the team "default". */
  readonly apiKeys: readonly (string | ApiKey)[];
  /** Where events are posted. Without it, events are recorded and shown, but nothing is posted. */
  readonly webhookUrl?: string | undefined;
  /** `whsec_` followed by base64; required together with `webhookUrl`. */
  readonly webhookSecret?: string | undefined;
  /** How browsers reach this server, for the links in its pages. Default: links relative to the host. */
  readonly publicUrl?: string | undefined;
  /** The time everything lives by: idempotency memory, rate limit, schedules, event times. */
  readonly clock?: () => Date;
  /** The time in webhook signatures. Receivers compare it with their own wall clock, so the default is real time. */
  readonly signingClock?: () => Date;
  /** Requests per second and team. Default 10. */
  readonly requestsPerSecond?: number;
  /** Sending domains that every team has verified. Default: tessera.example. Teams may add their own. */
  readonly domains?: readonly string[];
  /** Whether a record stands in the DNS, for domains that are added later. Without it every record does. */
  readonly holdsRecord?: HoldsRecord;
  /** Refuse recipients at example.com and test.com, as Resend does. Default false: made-up people live there. */
  readonly refuseReservedDomains?: boolean;
  /** Keeps everything in this folder across restarts. Default: memory only. */
  readonly dataFolder?: string | undefined;
  /** False forgets what accepted mails said, for a hundred thousand of them. Default true. */
  readonly keepsBodies?: boolean;
  /** Simulated readers. Default: every mail is delivered and nobody reads it by itself. */
  readonly behaviour?: BehaviourSource | undefined;
  /** Same seed, same requests: same fates. */
  readonly seed?: string;
  /** Factor on every delivery delay and webhook retry delay; 0 means at once. Default 1. */
  readonly timeScale?: number;
}

export interface Settings {
  readonly apiKeys: readonly ApiKey[];
  readonly webhook: { readonly url: string; readonly secret: string } | null;
  readonly publicUrl: string;
  readonly clock: () => Date;
  readonly signingClock: () => Date;
  readonly requestsPerSecond: number;
  readonly domains: readonly string[];
  readonly holdsRecord: HoldsRecord;
  readonly refuseReservedDomains: boolean;
  readonly dataFolder: string | null;
  readonly keepsBodies: boolean;
  readonly behaviour: BehaviourSource | null;
  readonly seed: string;
  readonly timeScale: number;
}

/** Fills in the defaults; throws a sentence that says what to set when an option cannot work. */
export function settle(options: ResendOptions): Settings {
  if (options.apiKeys.length === 0) throw new Error("Pass at least one API key in `apiKeys`.");
  const requestsPerSecond = options.requestsPerSecond ?? 10;
  if (!(requestsPerSecond >= 1)) throw new Error("Set `requestsPerSecond` to 1 or more.");
  const timeScale = options.timeScale ?? 1;
  if (!(timeScale >= 0)) throw new Error("Set `timeScale` to 0 or more.");
  const wallClock = () => new Date();
  return {
    apiKeys: options.apiKeys.map((key) => (typeof key === "string" ? { key, team: "default" } : key)),
    webhook: settleWebhook(options),
    publicUrl: (options.publicUrl ?? "").replace(/\/+$/, ""),
    clock: options.clock ?? wallClock,
    signingClock: options.signingClock ?? wallClock,
    requestsPerSecond,
    domains: options.domains ?? ["tessera.example"],
    holdsRecord: options.holdsRecord ?? (() => true),
    refuseReservedDomains: options.refuseReservedDomains ?? false,
    dataFolder: options.dataFolder ?? null,
    keepsBodies: options.keepsBodies ?? true,
    behaviour: options.behaviour ?? null,
    seed: options.seed ?? "tessera",
    timeScale,
  };
}

function settleWebhook({ webhookUrl, webhookSecret }: ResendOptions): Settings["webhook"] {
  if (webhookUrl === undefined) return null;
  if (!webhookSecret?.startsWith("whsec_")) {
    throw new Error("Set `webhookSecret` to whsec_ followed by base64 text when `webhookUrl` is set.");
  }
  return { url: webhookUrl, secret: webhookSecret };
}
