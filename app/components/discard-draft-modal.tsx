import { ConfirmModal } from "./confirm-modal";

interface Props {
  /** The version one goes back to. */
  version: number;
  onDiscard(): void;
  onClose(): void;
}

/** Goes back to the published version, once that was confirmed: nothing keeps what was written since. */
export function DiscardDraftModal({ version, onDiscard, onClose }: Props) {
  return (
    <ConfirmModal
      question={`Go back to version ${version}?`}
      yes="Discard the draft"
      no="Keep it"
      isDestructive
      onYes={onDiscard}
      onClose={onClose}
    >
      What you have changed since it was published is lost. If you may want it again, make a copy first.
    </ConfirmModal>
  );
}
