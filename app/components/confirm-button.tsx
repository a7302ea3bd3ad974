import { Button, type ButtonProps } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import { ConfirmModal } from "./confirm-modal";

interface Props {
  label: string;
  question: string;
  /** What the merchant says to it; the button's label where it is left out. */
  yes?: string;
  no?: string;
  isDestructive?: boolean;
  /** Whether there is anything to ask about: otherwise it acts at once. */
  isAsked?: boolean;
  /** How the button looks. */
  button?: Pick<ButtonProps, "variant" | "tone" | "loading" | "disabled" | "accessibilityLabel">;
  onConfirm(): void;
  /** What follows from a yes. */
  children: ReactNode;
}

/** A button that asks once more before it acts. */
export function ConfirmButton({ label, yes = label, no = "Cancel", isAsked = true, button, ...rest }: Props) {
  const { question, isDestructive = false, onConfirm, children } = rest;
  const [isAsking, setAsking] = useState(false);
  const activator = (
    <Button {...button} onClick={() => (isAsked ? setAsking(true) : onConfirm())}>
      {label}
    </Button>
  );
  return (
    <ConfirmModal
      isOpen={isAsking}
      activator={activator}
      question={question}
      yes={yes}
      no={no}
      isDestructive={isDestructive}
      onYes={onConfirm}
      onClose={() => setAsking(false)}
    >
      {children}
    </ConfirmModal>
  );
}
