const STYLE = `
  dialog { border: 0; border-radius: 12px; padding: 0; width: min(620px, calc(100vw - 32px)); max-height: 85vh;
    box-shadow: 0 20px 40px rgb(0 0 0 / 30%); font: 13px/20px Inter, system-ui, sans-serif; color: #303030; }
  dialog[data-variant="small"] { width: min(380px, calc(100vw - 32px)); }
  dialog[data-variant="large"] { width: min(980px, calc(100vw - 32px)); }
  dialog[data-variant="max"] { width: 100vw; height: 100vh; max-width: 100vw; max-height: 100vh; border-radius: 0; }
  dialog::backdrop { background: rgb(0 0 0 / 50%); }
  header { display: flex; justify-content: space-between; padding: 16px; background: #f3f3f3; font-weight: 650; }
  header button { border: 0; background: none; font-size: 20px; line-height: 1; cursor: pointer; }
  footer { display: flex; flex-direction: row-reverse; gap: 8px; padding: 16px;
    border-top: 1px solid #e3e3e3; }
  footer:empty { display: none; }
  footer button { border: 1px solid #c9c9c9; border-radius: 8px; padding: 6px 12px; background: #fff; font: inherit;
    font-weight: 550; cursor: pointer; }
  footer button[data-primary] { background: #303030; border-color: #303030; color: #fff; }
  footer button[data-critical] { background: #c70a24; border-color: #c70a24; color: #fff; }
  footer button:disabled { opacity: .5; }
  iframe { width: 100%; height: 60vh; border: 0; display: block; }
`;

/** The custom element behind `<ui-modal>`: a dialog over the app, with its title bar's buttons below. */
export class ModalElement extends HTMLElement {
  private readonly dialog = document.createElement("dialog");
  private readonly heading = document.createElement("span");
  private readonly footer = document.createElement("footer");
  /** React puts the modal's children here. */
  content: HTMLElement | undefined;

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: "open" });
    const style = document.createElement("style");
    style.textContent = STYLE;
    const close = document.createElement("button");
    close.ariaLabel = "Close";
    close.textContent = "×";
    close.addEventListener("click", () => void this.hide());
    const header = document.createElement("header");
    header.append(this.heading, close);
    const body = document.createElement("div");
    body.append(document.createElement("slot"));
    this.dialog.append(header, body, this.footer);
    this.dialog.addEventListener("close", () => this.dispatchEvent(new CustomEvent("hide")));
    shadow.append(style, this.dialog);
  }

  connectedCallback(): void {
    this.content ??= this.appendChild(document.createElement("div"));
  }

  get showing(): boolean {
    return this.dialog.open;
  }

  async show(): Promise<void> {
    if (this.dialog.open) return;
    const titleBar = this.querySelector("ui-title-bar");
    this.dialog.dataset["variant"] = this.getAttribute("variant") ?? "base";
    this.heading.textContent = titleBar?.getAttribute("title") ?? "";
    this.footer.replaceChildren(...this.likenesses(titleBar));
    this.frameSource();
    this.dialog.showModal();
    this.dispatchEvent(new CustomEvent("show"));
  }

  async hide(): Promise<void> {
    if (this.dialog.open) this.dialog.close();
  }

  async toggle(): Promise<void> {
    await (this.dialog.open ? this.hide() : this.show());
  }

  private likenesses(titleBar: Element | null): HTMLButtonElement[] {
    return [...(titleBar?.querySelectorAll("button") ?? [])].map((button) => {
      const likeness = document.createElement("button");
      likeness.textContent = button.textContent;
      likeness.disabled = button.disabled;
      likeness.toggleAttribute("data-primary", button.getAttribute("variant") === "primary");
      likeness.toggleAttribute("data-critical", button.getAttribute("tone") === "critical");
      likeness.addEventListener("click", () => button.click());
      return likeness;
    });
  }

  /** A modal may name a page of the app instead of holding its content. */
  private frameSource(): void {
    const source = this.getAttribute("src");
    if (!source || this.content?.querySelector("iframe")) return;
    const frame = document.createElement("iframe");
    frame.src = source;
    this.content?.append(frame);
  }
}

/** Modals by the id of their element. */
export const modal = {
  show: (id: string) => byId(id)?.show() ?? Promise.resolve(),
  hide: (id: string) => byId(id)?.hide() ?? Promise.resolve(),
  toggle: (id: string) => byId(id)?.toggle() ?? Promise.resolve(),
};

function byId(id: string): ModalElement | null {
  const element = document.getElementById(id);
  return element instanceof ModalElement ? element : null;
}
