import type { FromAdmin, FromApp } from "../messages";

type Toast = Extract<FromApp, { type: "toast" }>;

export function showToast(toast: Toast, tell: (message: FromAdmin) => void): void {
  const element = document.createElement("div");
  element.id = toast.id;
  element.className = toast.isError ? "toast error" : "toast";
  element.setAttribute("role", toast.isError ? "alert" : "status");
  element.append(toast.text);

  const dismiss = () => {
    if (!element.isConnected) return;
    element.remove();
    tell({ type: "toastDismissed", id: toast.id });
  };
  if (toast.action !== null) {
    element.append(button(toast.action, () => tell({ type: "toastAction", id: toast.id })));
  }
  const close = button("×", dismiss);
  close.ariaLabel = "Dismiss";
  element.append(close);
  document.getElementById("toasts")?.append(element);
  setTimeout(dismiss, toast.durationMs);
}

export function hideToast(id: string): void {
  document.getElementById(id)?.remove();
}

function button(label: string, press: () => void): HTMLButtonElement {
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = label;
  element.addEventListener("click", press);
  return element;
}
