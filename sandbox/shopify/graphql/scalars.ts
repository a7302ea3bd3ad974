import { GraphQLError, type GraphQLSchema, isScalarType, type ValueNode } from "graphql";
import { valueFromASTUntyped } from "graphql";

type Check = (value: string) => boolean;

const checks: Record<string, Check> = {
  DateTime: (value) => /^\d{4}-\d{2}-\d{2}([T ]|$)/.test(value) && !Number.isNaN(Date.parse(value)),
  Date: (value) => /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)),
  Decimal: (value) => /^-?\d+(\.\d+)?$/.test(value),
  Money: (value) => /^-?\d+(\.\d+)?$/.test(value),
  UnsignedInt64: (value) => /^\d+$/.test(value),
  URL: (value) => URL.canParse(value),
};

/** Makes a schema read from introspection refuse input that Shopify's scalars refuse. Output is printed as given. */
export function teachScalars(schema: GraphQLSchema): void {
  for (const [name, check] of Object.entries(checks)) {
    const scalar = schema.getType(name);
    if (!isScalarType(scalar)) continue;
    const parse = (value: unknown): string => {
      const text = typeof value === "number" ? String(value) : value;
      if (typeof text !== "string" || !check(text)) throw new GraphQLError(`invalid ${name} '${String(value)}'`);
      return text;
    };
    scalar.parseValue = parse;
    scalar.parseLiteral = (node: ValueNode, variables) => parse(valueFromASTUntyped(node, variables));
  }
}
