import { type DocumentNode, getNamedType, TypeInfo, visit, visitWithTypeInfo } from "graphql";
import type { AdminSchema } from "../../sandbox/shopify/graphql/schema";
import { webhookTopic } from "./admin-schema";

/** One of these scopes has to be granted for something. */
export interface Need {
  what: string;
  anyOf: string[];
}

/** What an operation's fields, and the types they lead to, ask for. */
export function needsOfOperation({ schema, requiredAccess }: AdminSchema, operation: DocumentNode): Need[] {
  const touched = new Set<string>();
  const typeInfo = new TypeInfo(schema);
  const touchType = () => {
    const type = getNamedType(typeInfo.getType());
    // A list asks for what its members ask for.
    if (type) touched.add(type.name.replace(/(Connection|Edge)$/, ""));
  };
  const Field = () => {
    touched.add(`${typeInfo.getParentType()?.name}.${typeInfo.getFieldDef()?.name}`);
    touchType();
  };
  visit(operation, visitWithTypeInfo(typeInfo, { Field, InlineFragment: touchType, FragmentDefinition: touchType }));
  return [...touched].flatMap((what) => {
    // "`read_a` access scope or `read_b` access scope. Also: …": what follows is asked of users, unless it says of apps.
    const [scopes, also = ""] = (requiredAccess.get(what) ?? "").split("Also:");
    const ofApp = /The app requires (\w+) access scope/.exec(also)?.[1];
    return [scopesIn(scopes), scopesIn(ofApp)].flatMap((anyOf) => (anyOf.length > 0 ? { what, anyOf } : []));
  });
}

/** What a subscription to a topic asks for, which its description says: "Requires the `read_orders` scope." */
export function needsOfTopic({ schema }: AdminSchema, topic: string): Need[] {
  const anyOf = scopesIn(webhookTopic(schema, topic)?.description?.split("Requires").slice(1).join(" "));
  return anyOf.length > 0 ? [{ what: topic, anyOf }] : [];
}

export function unmet(needs: readonly Need[], granted: ReadonlySet<string>): Need[] {
  // Whoever may write may read as well.
  const holds = (scope: string) => granted.has(scope) || granted.has(scope.replace(/^read_/, "write_"));
  return needs.filter(({ anyOf }) => !anyOf.some(holds));
}

function scopesIn(words = ""): string[] {
  return words.match(/\b(read|write)_\w+/g) ?? [];
}
