import type { BarButton } from "../messages";

/** Fills a bar with buttons; the primary one comes last, where Shopify has it. */
export function showButtons(
  bar: HTMLElement | null,
  buttons: readonly BarButton[],
  press: (index: number) => void,
): void {
  const likenesses = buttons.map((button, index) => {
    const likeness = document.createElement("button");
    likeness.type = "button";
    likeness.textContent = button.label;
    likeness.disabled = button.isDisabled;
    likeness.className = button.isPrimary ? "primary" : "";
    if (button.isCritical) likeness.classList.add("critical");
    likeness.addEventListener("click", () => press(index));
    return likeness;
  });
  likenesses.sort((a, b) => Number(a.classList.contains("primary")) - Number(b.classList.contains("primary")));
  bar?.replaceChildren(...likenesses);
}
