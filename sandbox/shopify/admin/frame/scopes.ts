const MEANINGS: Record<string, string> = {
  write_customers: "Edit customers: their tags, and your customer segments",
  write_discounts: "Make discounts and their codes",
  read_all_orders: "View orders of any age",
};

/** Asks the merchant whether an app may do more. @param answered called when the question is over, whatever was said */
export function askScopes(scopes: string[], appName: string, answered: () => void): void {
  const dialog = document.createElement("dialog");
  dialog.className = "question";
  dialog.setAttribute("aria-labelledby", "scopes-title");
  const title = document.createElement("h2");
  title.id = "scopes-title";
  title.textContent = `${appName} needs more permissions`;
  const list = document.createElement("ul");
  list.append(...scopes.map(lineOf));
  const buttons = document.createElement("div");
  buttons.append(
    button("Cancel", () => dialog.close()),
    button("Update", () => void grant(scopes).then(() => dialog.close())),
  );
  dialog.append(title, list, buttons);
  dialog.addEventListener("close", () => {
    dialog.remove();
    answered();
  });
  document.body.append(dialog);
  dialog.showModal();
}

async function grant(scopes: string[]): Promise<void> {
  const [, shop = ""] = /^\/store\/([^/]+)/.exec(location.pathname) ?? [];
  await fetch(`/store/${shop}/settings/apps/scopes`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ scopes }),
  });
}

function lineOf(scope: string): HTMLLIElement {
  const line = document.createElement("li");
  line.textContent = MEANINGS[scope] ?? scope;
  return line;
}

function button(label: string, press: () => void): HTMLButtonElement {
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = label;
  element.addEventListener("click", press);
  return element;
}
