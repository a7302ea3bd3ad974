import type { FromAdmin } from "../messages";
import { tell } from "./parent";

interface ToastOptions {
  duration?: number;
  isError?: boolean;
  action?: string;
  onAction?: () => void;
  onDismiss?: () => void;
}

const USUAL_DURATION_MS = 5000;
const shown = new Map<string, ToastOptions>();
let counter = 0;

/** Toasts are shown by the admin, below the app. */
export const toast = {
  show(text: string, options: ToastOptions = {}): string {
    const id = `toast-${(counter += 1)}`;
    shown.set(id, options);
    const { isError = false, duration = USUAL_DURATION_MS, action = null } = options;
    tell({ type: "toast", id, text, isError, durationMs: duration, action });
    return id;
  },
  hide(id: string): void {
    shown.delete(id);
    tell({ type: "hideToast", id });
  },
};

export function hearToast(message: Extract<FromAdmin, { type: "toastAction" | "toastDismissed" }>): void {
  const options = shown.get(message.id);
  if (message.type === "toastAction") options?.onAction?.();
  else options?.onDismiss?.();
  shown.delete(message.id);
}
