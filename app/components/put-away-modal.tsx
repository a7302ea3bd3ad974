import { useSubmit } from "@remix-run/react";
import type { ReactNode } from "react";
import { ConfirmModal } from "./confirm-modal";

interface Props {
  name: string;
  onClose(): void;
  /** What becomes of it, and how it is taken back. */
  children: ReactNode;
}

/** Puts what the page is about away, once that was confirmed. */
export function PutAwayModal({ name, onClose, children }: Props) {
  const submit = useSubmit();
  const putAway = () => submit({ wish: "put-away" }, { method: "post" });
  return (
    <ConfirmModal question={`Put “${name}” away?`} yes="Put away" no="Keep it" onYes={putAway} onClose={onClose}>
      {children}
    </ConfirmModal>
  );
}
