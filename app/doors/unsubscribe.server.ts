import type { IncomingMessage, ServerResponse } from "node:http";
import { readUnsubscribeToken, unsubscribe } from "~/domains/consent/index.server";
import { log } from "~/log.server";
import { answer } from "./answer";
import { header, readBody } from "./read-body";

/** The address that mails name. The page's own button has a query, and goes to the page. */
const address = /^\/unsubscribe\/([^/?]+)$/;

export function isOneClick({ method, url }: IncomingMessage): boolean {
  return method === "POST" && address.test(url ?? "");
}

/**
 * `POST /unsubscribe/<token>`: what mail programs do when their own unsubscribe button is pressed (RFC 8058). It works
 * without a cookie, a page or a worker, and says nothing back.
 */
export async function oneClickUnsubscribe(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(request);
  if (body === "too large") return answer(response, 413, "The body is larger than 2 MB");
  const subject = readUnsubscribeToken(address.exec(request.url ?? "")?.[1] ?? "");
  if (!subject) return answer(response, 404, "");
  if (!(await saysOneClick(body, header(request, "content-type")))) {
    return answer(response, 400, "A body of List-Unsubscribe=One-Click is needed");
  }
  await unsubscribe(subject, new Date());
  log.info({ shopId: subject.shopId, profileId: subject.profileId }, "unsubscribed by one click");
  answer(response, 200, "");
}

/** Programs may send the form either way browsers do; who names no type means the shorter one. */
async function saysOneClick(body: Buffer, contentType: string | null): Promise<boolean> {
  const type = contentType ?? "application/x-www-form-urlencoded";
  try {
    const form = await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
    return form.get("List-Unsubscribe") === "One-Click";
  } catch {
    // A body that is no form at all is told by throwing.
    return false;
  }
}
