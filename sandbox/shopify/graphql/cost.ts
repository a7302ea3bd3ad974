import {
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  getNullableType,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from "graphql";

const MUTATION = 10;
const CONNECTION = 2;
/** Money and addresses cost nothing; neither does the page info of a list. */
const FREE_TYPES = new Set(["MoneyV2", "MailingAddress", "PageInfo"]);

export interface CostQuestion {
  schema: GraphQLSchema;
  operation: OperationDefinitionNode;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  variables: Readonly<Record<string, unknown>>;
}

/** What an operation may cost at most, known before it runs. */
export function requestedCost(question: CostQuestion): number {
  return operationCost(question, undefined);
}

/** What an operation did cost, by the objects it came back with. */
export function actualCost(question: CostQuestion, data: unknown): number {
  return operationCost(question, data ?? null);
}

/**
 * How much `n` objects of a list weigh. Shopify publishes no formula; this one agrees with costs it has answered: one
 * object weighs 1, three weigh 2, ten weigh 4, and two hundred and fifty weigh 11.
 */
function weightOf(n: number): number {
  return n <= 0 ? 0 : Math.max(1, Math.floor(2 * Math.log(n)));
}

/** `data` is undefined while only the request is judged, and the part of the answer that belongs here afterwards. */
function operationCost(question: CostQuestion, data: unknown): number {
  const { schema, operation } = question;
  const root = schema.getRootType(operation.operation);
  if (!root) return 0;
  if (operation.operation !== OperationTypeNode.MUTATION) return setCost(question, operation.selectionSet, root, data);
  return fieldsOf(question, operation.selectionSet).reduce((cost, field) => {
    const type = root.getFields()[field.name.value]?.type;
    return cost + MUTATION + (type ? payloadCost(question, field, type, part(data, field)) : 0);
  }, 0);
}

/** A mutation's price includes its payload and the objects right inside; what those hold comes on top. */
function payloadCost(question: CostQuestion, mutation: FieldNode, type: GraphQLOutputType, data: unknown): number {
  const payload = getNamedType(type);
  if (!isObjectType(payload)) return 0;
  return fieldsOf(question, mutation.selectionSet).reduce((cost, field) => {
    const inner = payload.getFields()[field.name.value]?.type;
    const named = inner && getNamedType(inner);
    const content = part(data, field);
    if (!field.selectionSet || !isCompositeType(named) || content === null) return cost;
    return cost + setCost(question, field.selectionSet, named, firstOf(content));
  }, 0);
}

function setCost(question: CostQuestion, set: SelectionSetNode, parent: GraphQLCompositeType, data: unknown): number {
  let cost = 0;
  let dearestVariant = 0;
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) cost += fieldCost(question, selection, parent, data);
    else {
      const [type, inside] = fragmentOf(question, selection, parent);
      dearestVariant = Math.max(dearestVariant, type && inside ? setCost(question, inside, type, data) : 0);
    }
  }
  return cost + dearestVariant;
}

function fieldCost(question: CostQuestion, field: FieldNode, parent: GraphQLCompositeType, data: unknown): number {
  const definition = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[field.name.value] : undefined;
  if (!field.selectionSet || !definition) return 0;
  const type = getNamedType(definition.type);
  const content = part(data, field);
  if (content === null || !isCompositeType(type) || FREE_TYPES.has(type.name)) return 0;
  if (type.name.endsWith("Connection")) return connectionCost(question, field, type, content);

  const each = 1 + setCost(question, field.selectionSet, type, firstOf(content));
  return each * timesInList(question, field, definition.type, content);
}

function connectionCost(
  question: CostQuestion,
  field: FieldNode,
  type: GraphQLCompositeType,
  content: unknown,
): number {
  const asked = argument(question, field, "first") ?? argument(question, field, "last");
  const perNode: number[] = [];
  let count = typeof asked === "number" ? asked : 0;
  for (const list of fieldsOf(question, field.selectionSet)) {
    const name = list.name.value;
    if (name !== "edges" && name !== "nodes") continue;
    const items = part(content, list);
    if (Array.isArray(items)) count = items.length;
    const itemType = isObjectType(type) ? getNamedType(type.getFields()[name]?.type ?? type) : type;
    if (!list.selectionSet || !isCompositeType(itemType)) continue;
    const inside = setCost(question, list.selectionSet, itemType, firstOf(items));
    // An edge costs nothing itself, its node does.
    perNode.push(name === "nodes" ? inside + 1 : inside);
  }
  return CONNECTION + weightOf(count) * Math.max(1, ...perNode);
}

/** `nodes(ids:)` asks for as many objects as it names; other lists are not told how long they will be. */
function timesInList(question: CostQuestion, field: FieldNode, type: GraphQLOutputType, content: unknown): number {
  if (!isListType(getNullableType(type))) return 1;
  if (Array.isArray(content)) return content.length;
  const ids = argument(question, field, "ids");
  return Array.isArray(ids) ? ids.length : 1;
}

function argument({ variables }: CostQuestion, field: FieldNode, name: string): unknown {
  const node = field.arguments?.find((candidate) => candidate.name.value === name);
  return node ? valueFromASTUntyped(node.value, variables) : undefined;
}

/** All fields of a selection, fragments opened. */
function fieldsOf(question: CostQuestion, set: SelectionSetNode | undefined): FieldNode[] {
  return (set?.selections ?? []).flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    const inside =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection.selectionSet
        : question.fragments.get(selection.name.value)?.selectionSet;
    return fieldsOf(question, inside);
  });
}

function fragmentOf(
  { schema, fragments }: CostQuestion,
  selection: Exclude<SelectionNode, FieldNode>,
  parent: GraphQLCompositeType,
): [GraphQLCompositeType | null, SelectionSetNode | undefined] {
  const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
  const condition = fragment?.typeCondition?.name.value;
  const type = condition === undefined ? parent : schema.getType(condition);
  return [isCompositeType(type) ? type : null, fragment?.selectionSet];
}

/** The answer to a field inside an answer: undefined when nothing was answered yet, null when it came back empty. */
function part(data: unknown, field: FieldNode): unknown {
  if (data === undefined) return undefined;
  if (typeof data !== "object" || data === null) return null;
  const key = field.alias?.value ?? field.name.value;
  return new Map(Object.entries(data)).get(key) ?? null;
}

function firstOf(content: unknown): unknown {
  if (!Array.isArray(content)) return content;
  const items: unknown[] = content;
  return items.length ? items[0] : null;
}
