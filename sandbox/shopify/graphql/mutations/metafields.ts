import { z } from "zod";
import { instant } from "../../../factories/instants";
import type { Metafield } from "../../store/metafield";
import { type Arguments, Entity } from "../entity";
import { digestOf, metafieldEntity } from "../nodes/metafield";
import { entityById, globalId } from "../references";
import { type Desk, type Problem, userErrors } from "./desk";

const MOST_AT_ONCE = 25;
const FIRST_ID = 45_000_000_000_000n;

const Input = z.object({
  ownerId: z.string(),
  namespace: z.string().nullish(),
  key: z.string(),
  type: z.string().nullish(),
  value: z.string(),
  compareDigest: z.string().nullish(),
});
type Input = z.infer<typeof Input>;

/** Sets all of the metafields or none of them. Values are kept as given: the sandbox knows no definitions. */
export function setMetafields(desk: Desk, args: Arguments): Entity {
  const inputs = z.array(Input).parse(args["metafields"]);
  const problems: Problem[] = inputs.flatMap((input, index) => problemWith(desk, input, index) ?? []);
  if (inputs.length > MOST_AT_ONCE) {
    const message = `Exceeded the maximum metafields input limit of ${MOST_AT_ONCE}.`;
    problems.push({ field: ["metafields"], message, code: "LESS_THAN_OR_EQUAL_TO" });
  }
  const metafields = problems.length ? null : inputs.map((input) => set(desk, input));
  return new Entity("MetafieldsSetPayload", {
    metafields: metafields && metafields.map(metafieldEntity),
    userErrors: userErrors("MetafieldsSetUserError", problems),
  });
}

function problemWith(desk: Desk, input: Input, index: number): Problem | null {
  const field = (name: string) => ["metafields", String(index), name];
  if (!entityById(input.ownerId, desk.view, desk.installation)) {
    return { field: field("ownerId"), message: "Owner does not exist.", code: "INVALID", elementIndex: index };
  }
  const before = existing(desk, input);
  if (!before && !input.type) {
    return { field: field("type"), message: "Type can't be blank", code: "BLANK", elementIndex: index };
  }
  const stale = input.compareDigest && input.compareDigest !== (before && digestOf(before.value));
  if (stale) {
    const message =
      "The resource has been updated since it was loaded. Try again with an updated `compareDigest` value.";
    return { field: field("compareDigest"), message, code: "STALE_OBJECT", elementIndex: index };
  }
  return null;
}

function set(desk: Desk, input: Input): Metafield {
  const { metafields } = desk.installation;
  const { type: ownerType, id: ownerId } = globalId(input.ownerId);
  const before = existing(desk, input);
  const now = instant(desk.view.now);
  const metafield: Metafield = {
    id: before?.id ?? String(FIRST_ID + BigInt(metafields.size)),
    ownerType,
    ownerId,
    namespace: namespaceOf(input),
    key: input.key,
    type: input.type ?? before?.type ?? "single_line_text_field",
    value: input.value,
    createdAt: before?.createdAt ?? now,
    updatedAt: now,
  };
  metafields.set(metafield.id, metafield);
  return metafield;
}

function existing(desk: Desk, input: Input): Metafield | null {
  const { type, id } = globalId(input.ownerId);
  const own = desk.view.metafieldsOf(type, id);
  return own.find(({ namespace, key }) => namespace === namespaceOf(input) && key === input.key) ?? null;
}

/** Without a namespace a metafield is the app's own. */
function namespaceOf({ namespace }: Input): string {
  return namespace ?? "$app";
}
