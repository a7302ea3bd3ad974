import { Banner } from "@shopify/polaris";
import type { PauseReason } from "~/domains/senders/model";

interface Props {
  /** Why nothing is sent; null while all is well. */
  pausedFor: PauseReason | null;
  /** The same in words, with what to do. */
  problem: string | null;
}

/** Says that nothing is sent for the shop, why, and where that can be mended. */
export function SendingProblem({ pausedFor, problem }: Props) {
  if (!pausedFor || !problem) return null;
  const isPause = pausedFor === "bounces" || pausedFor === "complaints";
  const isOfSettings = pausedFor === "no_sender" || pausedFor === "other_domain";
  return (
    <Banner
      tone={isPause ? "critical" : "warning"}
      title={isPause ? "Sending is paused" : "Nothing can be sent yet"}
      action={
        isOfSettings
          ? { content: "Open settings", url: "/app/settings" }
          : { content: "Open domain settings", url: "/app/settings/domain" }
      }
    >
      <p>{problem}</p>
    </Banner>
  );
}
