import {
  findAttribute,
  findFunction,
  type Attribute,
  type HappeningFunction,
  type Parameter,
} from "~/domains/segments";

/** A label as it stands alone: "the number of orders" is "Number of orders". */
export function titleOf({ label }: Pick<Attribute | Parameter, "label">): string {
  return capital(label.replace(/^(the|their|its|a) /, ""));
}

export function titleOfFunction({ many }: Pick<HappeningFunction, "many">): string {
  return capital(many);
}

/** What a condition about this name is called; the name itself where nobody knows it. */
export function titleOfName(name: string): string {
  const attribute = findAttribute(name);
  if (attribute) return titleOf(attribute);
  const happening = findFunction(name);
  return happening ? titleOfFunction(happening) : name;
}

/** A choice as it is read: AT_RISK is "At risk". */
export function titleOfChoice(value: string): string {
  return capital(value.toLowerCase().replaceAll("_", " "));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
