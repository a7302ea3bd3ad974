import { ask } from "./question";

const MEANINGS: Record<string, string> = {
  write_customers: "Edit customers: their tags, and your customer segments",
  write_discounts: "Make discounts and their codes",
  read_all_orders: "View orders of any age",
};

/** Asks the merchant whether an app may do more. @param answered called when the question is over, whatever was said */
export function askScopes(scopes: string[], appName: string, answered: () => void): void {
  const list = document.createElement("ul");
  list.append(...scopes.map(lineOf));
  const choices = [{ label: "Cancel" }, { label: "Update", choose: () => grant(scopes) }];
  ask(`${appName} needs more permissions`, list, choices, answered);
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
