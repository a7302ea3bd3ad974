import type { BarButton } from "../messages";
import { tell } from "./parent";

const TITLE_BAR = "ui-title-bar";
const SAVE_BAR = "ui-save-bar";
const openBars = new Set<string>();
let answered: ((isLeaving: boolean) => void) | null = null;

/** The save bar of an app, by the id of its element. Its buttons stay in the page; the admin shows likenesses. */
export const saveBar = {
  async show(id: string): Promise<void> {
    openBars.add(id);
    changed(id, "show");
  },
  async hide(id: string): Promise<void> {
    if (openBars.delete(id)) changed(id, "hide");
  },
  async toggle(id: string): Promise<void> {
    await (openBars.has(id) ? saveBar.hide(id) : saveBar.show(id));
  },
  /** Resolves when the page may be left, and fails when its visitor stays: the admin shows the question. */
  async leaveConfirmation(): Promise<void> {
    if (!openSaveBar()) return;
    const isLeaving = await new Promise<boolean>((resolve) => {
      answered = resolve;
      tell({ type: "askLeave" });
    });
    if (!isLeaving) throw new Error("The page with unsaved changes was not left.");
  },
};

export function hearLeave(isLeaving: boolean): void {
  answered?.(isLeaving);
  answered = null;
}

/** Tells the admin which bars there are and what they say. */
export function tellBars(): void {
  const titleBar = document.querySelector(`${TITLE_BAR}:not(ui-modal *)`);
  tell({ type: "title", title: titleBar?.getAttribute("title") ?? null, buttons: buttonsOf(titleBar) });
  const open = openSaveBar();
  tell({ type: "saveBar", open: open !== null, buttons: buttonsOf(open) });
}

/** Presses a button of the page because its likeness in the admin was pressed. */
export function press(bar: "title" | "saveBar", index: number): void {
  const element = bar === "title" ? document.querySelector(`${TITLE_BAR}:not(ui-modal *)`) : openSaveBar();
  buttonElements(element)[index]?.click();
}

/** The custom element behind `<ui-save-bar>`: it can be shown by id or by itself. */
export class SaveBarElement extends HTMLElement {
  show(): Promise<void> {
    return saveBar.show(this.identity());
  }
  hide(): Promise<void> {
    return saveBar.hide(this.identity());
  }
  toggle(): Promise<void> {
    return saveBar.toggle(this.identity());
  }
  get showing(): boolean {
    return openBars.has(this.identity());
  }
  connectedCallback(): void {
    this.style.display = "none";
    tellBars();
  }
  disconnectedCallback(): void {
    openBars.delete(this.identity());
    tellBars();
  }
  private identity(): string {
    this.id ||= `save-bar-${document.querySelectorAll(SAVE_BAR).length}`;
    return this.id;
  }
}

function changed(id: string, event: "show" | "hide"): void {
  document.getElementById(id)?.dispatchEvent(new CustomEvent(event));
  tellBars();
}

function openSaveBar(): HTMLElement | null {
  const bars = [...document.querySelectorAll<HTMLElement>(SAVE_BAR)];
  return bars.find(({ id }) => openBars.has(id)) ?? null;
}

function buttonElements(bar: Element | null): HTMLElement[] {
  return [...(bar?.querySelectorAll<HTMLElement>("button, a") ?? [])];
}

function buttonsOf(bar: Element | null): BarButton[] {
  const inSaveBar = bar?.localName === SAVE_BAR;
  return buttonElements(bar).map((button) => {
    const isPrimary = button.getAttribute("variant") === "primary";
    const said = button.textContent?.trim() ?? "";
    return {
      label: said || (inSaveBar ? (isPrimary ? "Save" : "Discard") : ""),
      isPrimary,
      isDisabled: button.hasAttribute("disabled") || button.hasAttribute("loading"),
      isCritical: button.getAttribute("tone") === "critical",
    };
  });
}
