import { createHash } from "node:crypto";
import { z } from "zod";
import type { Metafield } from "../../store/metafield";
import { type Listing, sortableId } from "../connection";
import { Entity, gid, type Resolve } from "../entity";
import { parseJson, type JsonValue } from "../json-value";
import type { View } from "../view";
import { wireTime } from "../wire";

const Wanted = z.object({ namespace: z.string().nullish(), key: z.string() });

/** The two fields every owner of metafields has. */
export function metafieldFields(ownerType: string, ownerId: string, view: View): Record<string, Resolve> {
  const own = () => view.metafieldsOf(ownerType, ownerId);
  return {
    metafield: (args) => {
      const wanted = Wanted.parse(args);
      const namespace = wanted.namespace ?? "$app";
      const found = own().find((metafield) => metafield.namespace === namespace && metafield.key === wanted.key);
      return found ? metafieldEntity(found) : null;
    },
    metafields: (args) => view.list(own(), metafieldListing, args),
  };
}

export function metafieldEntity(metafield: Metafield): Entity {
  return new Entity("Metafield", {
    id: gid("Metafield", metafield.id),
    legacyResourceId: metafield.id,
    namespace: metafield.namespace,
    key: metafield.key,
    type: metafield.type,
    value: metafield.value,
    jsonValue: () => jsonValueOf(metafield),
    ownerType: metafield.ownerType === "AppInstallation" ? "API_PERMISSION" : metafield.ownerType.toUpperCase(),
    compareDigest: digestOf(metafield.value),
    sizeInBytes: Buffer.byteLength(metafield.value),
    createdAt: wireTime(metafield.createdAt),
    updatedAt: wireTime(metafield.updatedAt),
  });
}

export function digestOf(value: string): string {
  return createHash("sha256").update(value).digest("hex");
}

function jsonValueOf({ type, value }: Metafield): JsonValue {
  const structured = /^(json|rating|money|list\.|number_integer|boolean)/.test(type);
  return structured ? parseJson(value) : value;
}

const metafieldListing: Listing<Metafield> = {
  typename: "MetafieldConnection",
  idOf: (metafield) => metafield.id,
  valueOf: (metafield) => sortableId(metafield.id),
  entity: metafieldEntity,
};
