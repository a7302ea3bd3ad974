import { dailyLimit } from "./breaker/warm-up";
import { domainOf, type PauseReason, type SenderState } from "./model";

/** What decides whether a shop may send. */
export interface Standing {
  /** Null as long as the merchant has not said whom mail comes from. */
  fromEmail: string | null;
  isKeyRefused: boolean;
  /** Null without a domain. */
  domain: { name: string; isReady: boolean; wasReady: boolean; level: number } | null;
  trippedFor: "bounces" | "complaints" | null;
  heard: number;
}

/** What a shop may do, and why not. */
export function judge(standing: Standing): Omit<SenderState, "apiKey"> {
  const pausedFor = findPause(standing);
  return {
    pausedFor,
    dailyLimit: dailyLimit(standing.domain?.level ?? 0, standing.heard),
    problem: pausedFor && describePause(pausedFor, standing),
  };
}

/** What the merchant can only mend by sending better comes first: the other reasons must not hide it. */
function findPause({ fromEmail, isKeyRefused, domain, trippedFor }: Standing): PauseReason | null {
  if (trippedFor) return trippedFor;
  if (fromEmail === null) return "no_sender";
  if (isKeyRefused) return "key_refused";
  if (!domain) return "no_domain";
  if (!domain.isReady) return domain.wasReady ? "domain_broken" : "domain_unready";
  return domainOf(fromEmail) === domain.name ? null : "other_domain";
}

function describePause(reason: PauseReason, { domain, fromEmail }: Standing): string {
  const name = domain?.name ?? "";
  switch (reason) {
    case "no_sender":
      return "Say in the settings who your mail comes from.";
    case "no_domain":
      return "Add the domain your mail comes from, in the settings under Domain. Mail from a domain that is not yours would end up as spam.";
    case "domain_unready":
      return `${name} is not ready to send from yet. Settings, Domain shows which records your DNS still needs.`;
    case "domain_broken":
      return `The DNS of ${name} has changed, and mail from it would be refused. Settings, Domain shows which record is missing.`;
    case "other_domain":
      return `Your from address ${fromEmail ?? ""} is not of ${name}. Use an address that ends in @${name}, or add the other domain.`;
    case "key_refused":
      return "Resend refuses your API key. Enter a new one in the settings under Domain.";
    case "bounces":
      return "Too many of your mails came back. Settings, Domain shows how many, and how to go on.";
    case "complaints":
      return "Too many shoppers marked your mail as spam. Settings, Domain shows how many, and how to go on.";
    default:
      return reason satisfies never;
  }
}
