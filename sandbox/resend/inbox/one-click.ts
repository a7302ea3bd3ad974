import { headerOf, type Mail } from "../mails/model";

export interface OneClickAnswer {
  readonly url: string;
  /** Null when nobody answered. */
  readonly status: number | null;
  readonly body: string;
}

const LONGEST_BODY = 2000;

/** Where RFC 8058 says to post; null unless the mail carries both headers as it should. */
export function oneClickUrl(mail: Mail): string | null {
  const offered = headerOf(mail, "List-Unsubscribe-Post")?.trim() === "List-Unsubscribe=One-Click";
  if (!offered) return null;
  return /<(https?:\/\/[^>\s]+)>/i.exec(headerOf(mail, "List-Unsubscribe") ?? "")?.[1] ?? null;
}

/** The POST a mail program makes for its unsubscribe button: no cookies, redirects not followed. */
export async function unsubscribeOneClick(url: string): Promise<OneClickAnswer> {
  const body = new URLSearchParams({ "List-Unsubscribe": "One-Click" });
  try {
    const response = await fetch(url, {
      method: "POST",
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(15_000),
    });
    return { url, status: response.status, body: (await response.text()).slice(0, LONGEST_BODY) };
  } catch (error) {
    return { url, status: null, body: error instanceof Error ? error.message : String(error) };
  }
}
