/** A button of a question, and what pressing it does before the question is over. */
export interface Choice {
  label: string;
  choose?: () => Promise<void> | void;
}

/** Asks the merchant something in front of everything else. @param over called when it is over, whatever was said */
export function ask(title: string, about: HTMLElement, choices: readonly Choice[], over: () => void): void {
  const dialog = document.createElement("dialog");
  dialog.className = "question";
  dialog.setAttribute("aria-labelledby", "question-title");
  const heading = document.createElement("h2");
  heading.id = "question-title";
  heading.textContent = title;
  const buttons = document.createElement("div");
  buttons.append(...choices.map((choice) => buttonOf(choice, () => dialog.close())));
  dialog.append(heading, about, buttons);
  dialog.addEventListener("close", () => {
    dialog.remove();
    over();
  });
  document.body.append(dialog);
  dialog.showModal();
}

function buttonOf({ label, choose }: Choice, close: () => void): HTMLButtonElement {
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = label;
  element.addEventListener("click", () => void Promise.resolve(choose?.()).then(close));
  return element;
}
