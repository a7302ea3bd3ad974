import { ConfirmModal } from "~/components/confirm-modal";

interface Props {
  /** How many have not got it. */
  count: number;
  onClose(): void;
  onConfirm(): void;
}

/** Ends the campaign after its trial, once that was confirmed: it cannot be begun again. */
export function StopModal({ count, onClose, onConfirm }: Props) {
  return (
    <ConfirmModal
      question="Stop it after the trial?"
      yes="Stop here"
      no="Not yet"
      isDestructive
      onYes={onConfirm}
      onClose={onClose}
    >
      {count.toLocaleString("en-GB")} shoppers who have not got it get nothing, for good. You can copy the campaign,
      change it, and send that one.
    </ConfirmModal>
  );
}
