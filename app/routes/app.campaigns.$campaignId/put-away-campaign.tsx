import { PutAwayModal } from "~/components/put-away-modal";

/** Puts the campaign away, once that was confirmed. */
export function PutAwayCampaign({ name, onClose }: { name: string; onClose(): void }) {
  return (
    <PutAwayModal name={name} onClose={onClose}>
      What was sent of it stays in your reports, and you can take it back from those put away in your list of campaigns.
    </PutAwayModal>
  );
}
