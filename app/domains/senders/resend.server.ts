import { Resend } from "resend";
import { env } from "~/env.server";

/** What Resend said. Whoever asked decides what follows. */
export type Asked<Value> =
  | { outcome: "answered"; value: Value }
  /** The key is unknown, was taken back, or may only send. */
  | { outcome: "key_refused"; words: string }
  | { outcome: "refused"; words: string }
  /** No answer, too many requests, or trouble on Resend's side: it may be asked again. */
  | { outcome: "unreachable" };

/** A domain as an account at Resend has it. */
export interface AccountDomain {
  id: string;
  name: string;
  status: string;
  createdAt: Date;
  records: readonly unknown[];
}

/** What a shop's own account is to report of its mail. */
const reported = [
  "email.sent",
  "email.scheduled",
  "email.delivered",
  "email.delivery_delayed",
  "email.complained",
  "email.bounced",
  "email.opened",
  "email.clicked",
  "email.failed",
  "email.suppressed",
] as const;

const patienceMilliseconds = 15_000;

type Response<Data> = { data: Data; error: null } | { data: null; error: ResendError };

interface ResendError {
  name: string;
  message: string;
  statusCode: number | null;
}

/** An account at Resend, asked about everything but mails. */
export class Account {
  readonly #resend: Resend;

  /** @param apiKey the shop's own; null for the app's account */
  constructor(apiKey: string | null) {
    this.#resend = new Resend(apiKey ?? env.RESEND_API_KEY, { baseUrl: env.RESEND_BASE_URL });
  }

  /** Null if the account has no such domain. */
  async findDomain(name: string): Promise<Asked<AccountDomain | null>> {
    let after: string | undefined;
    for (;;) {
      const page = await this.#ask(this.#resend.domains.list({ limit: 100, ...(after && { after }) }, patient()));
      if (page.outcome !== "answered") return page;
      const found = page.value.data.find((domain) => domain.name.toLowerCase() === name);
      if (found) return this.readDomain(found.id);
      after = page.value.data.at(-1)?.id;
      if (!page.value.has_more || !after) return { outcome: "answered", value: null };
    }
  }

  async addDomain(name: string): Promise<Asked<AccountDomain>> {
    const added = await this.#ask(this.#resend.domains.create({ name }, patient()));
    return added.outcome === "answered" ? { outcome: "answered", value: toDomain(added.value) } : added;
  }

  async readDomain(id: string): Promise<Asked<AccountDomain | null>> {
    const { data, error } = await this.#resend.domains.get(id, patient());
    if (error?.statusCode === 404) return { outcome: "answered", value: null };
    return error ? refusalOf(error) : { outcome: "answered", value: toDomain(data) };
  }

  /** Asks Resend to look at the DNS; what it finds is told by `readDomain` a while later. */
  async verifyDomain(id: string): Promise<Asked<unknown>> {
    return this.#ask(this.#resend.domains.verify(id, patient()));
  }

  /** Lets the account report on its mail. @returns with what it will sign the reports */
  async addWebhook(): Promise<Asked<{ id: string; secret: string }>> {
    const endpoint = new URL("/webhooks/resend", env.SHOPIFY_APP_URL).href;
    const added = await this.#ask(this.#resend.webhooks.create({ endpoint, events: [...reported] }, patient()));
    if (added.outcome !== "answered") return added;
    return { outcome: "answered", value: { id: added.value.id, secret: added.value.signing_secret } };
  }

  async removeWebhook(id: string): Promise<Asked<unknown>> {
    return this.#ask(this.#resend.webhooks.remove(id, patient()));
  }

  async #ask<Data>(request: Promise<Response<Data>>): Promise<Asked<Data>> {
    const { data, error } = await request;
    return error ? refusalOf(error) : { outcome: "answered", value: data };
  }
}

function patient(): { signal: AbortSignal } {
  return { signal: AbortSignal.timeout(patienceMilliseconds) };
}

function refusalOf({ name, message, statusCode }: ResendError): Exclude<Asked<never>, { outcome: "answered" }> {
  if (name === "restricted_api_key" || name === "invalid_permission") {
    return {
      outcome: "key_refused",
      words: "This key may only send. Make one with full access, so that domains can be set up.",
    };
  }
  if (["invalid_api_key", "missing_api_key", "suspended_api_key"].includes(name)) {
    return { outcome: "key_refused", words: "Resend does not know this key. Copy it once more, or make a new one." };
  }
  const isFinal = statusCode !== null && statusCode >= 400 && statusCode < 500 && statusCode !== 429;
  return isFinal ? { outcome: "refused", words: `Resend refused: ${message}` } : { outcome: "unreachable" };
}

function toDomain(data: {
  id: string;
  name: string;
  status: string;
  created_at: string;
  records: readonly unknown[];
}): AccountDomain {
  const { id, name, status, records } = data;
  // Resend writes "2023-10-06 23:47:56.678+00", which only becomes ISO 8601 with a T and minutes in the offset.
  const at = new Date(data.created_at.replace(" ", "T").replace(/([+-]\d{2})$/, "$1:00"));
  return { id, name: name.toLowerCase(), status, records, createdAt: at };
}
