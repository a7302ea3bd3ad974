import { ConfirmModal } from "~/components/confirm-modal";

/** How an experiment is to end. */
export type Ending = { wish: "stop" } | { wish: "give"; arm: string; name: string };

interface Props {
  ending: Ending;
  onClose(): void;
  onConfirm(): void;
}

/** Ends an experiment, once that was confirmed: it cannot go on afterwards. */
export function EndModal({ ending, onClose, onConfirm }: Props) {
  const isStop = ending.wish === "stop";
  return (
    <ConfirmModal
      question={isStop ? "Stop it?" : `Give “${ending.name}” to everybody?`}
      yes={isStop ? "Stop" : "Give it to everybody"}
      no="Not now"
      onYes={onConfirm}
      onClose={onClose}
    >
      {isStop
        ? "Everybody gets what is usual from now on. What was counted so far stays, but it does not go on."
        : "Nobody is compared any more: everybody gets it from now on. You can take that back later."}
    </ConfirmModal>
  );
}
