import { ConfirmModal } from "~/components/confirm-modal";

interface Props {
  name: string;
  /** How many have not got it. */
  waiting: number;
  onClose(): void;
  onConfirm(): void;
}

/** Cancels the campaign, once that was confirmed: it cannot be begun again. */
export function CancelModal({ name, waiting, onClose, onConfirm }: Props) {
  return (
    <ConfirmModal
      question={`Cancel “${name}”?`}
      yes="Cancel the campaign"
      no="Keep it going"
      isDestructive
      onYes={onConfirm}
      onClose={onClose}
    >
      {waiting === 1
        ? "One shopper who waits for it gets nothing, for good."
        : `${waiting.toLocaleString("en-GB")} shoppers who wait for it get nothing, for good.`}{" "}
      What has gone out stays sent. A campaign that was cancelled cannot go on; to stop it only for now, pause it.
    </ConfirmModal>
  );
}
