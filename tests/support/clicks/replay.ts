import { judge, type Click } from "~/domains/feedback/clicks/judge";
import { look } from "~/domains/feedback/clicks/look";
import type { MachineSign } from "~/domains/feedback/model";
import type { ReplayedMail, Request } from "./corpus";

/** A request of the corpus and what the rule made of it. */
export interface Verdict {
  request: Request;
  reasons: MachineSign[];
}

const begin = Date.parse("2026-06-01T08:00:00Z");
const crowdSeconds = 60;

export function instant(mail: ReplayedMail, seconds: number): Date {
  return new Date(begin + Math.round((mail.deliveredAt + seconds) * 1000));
}

export function seen({ method, agent, address, purpose }: Request) {
  return look({ method, agent, address, purposes: [purpose] });
}

/** What the rule says of every request, networks and all, worked out plainly. */
export function replay(mails: readonly ReplayedMail[]): Verdict[] {
  const inNetwork = new Map<string, { mail: ReplayedMail; at: number }[]>();
  for (const mail of mails)
    for (const request of mail.requests) {
      const { network } = seen(request);
      if (network) inNetwork.set(network, [...(inNetwork.get(network) ?? []), { mail, at: at(mail, request) }]);
    }
  return mails.flatMap((mail) => {
    const clicks = mail.requests.map((request, i): Click => {
      const { network, ...own } = seen(request);
      const near = (inNetwork.get(network ?? "") ?? []).filter(
        (other) => Math.abs(other.at - at(mail, request)) <= crowdSeconds * 1000,
      );
      const peopleInNetwork = new Set(near.map((other) => other.mail)).size;
      const about = { id: String(i + 1), linkId: String(request.link), linkCount: mail.links, isSeenOnPage: false };
      return { ...own, ...about, at: instant(mail, request.at), network, peopleInNetwork };
    });
    const signs = judge(clicks, instant(mail, 0));
    return mail.requests.map((request, i) => ({ request, reasons: signs.get(String(i + 1)) ?? [] }));
  });
}

function at(mail: ReplayedMail, request: Request): number {
  return instant(mail, request.at).getTime();
}
