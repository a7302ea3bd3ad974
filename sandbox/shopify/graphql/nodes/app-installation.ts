import type { Installation } from "../../installations";
import { Entity, gid } from "../entity";
import type { View } from "../view";
import { metafieldFields } from "./metafield";

/** The app's standing in a shop. Metafields it owns need no scope, and the shop's theme can read them. */
export function appInstallationEntity({ store, scopes }: Installation, view: View): Entity {
  return new Entity("AppInstallation", {
    id: gid("AppInstallation", store.shop.id),
    accessScopes: scopes.map((handle) => new Entity("AccessScope", { handle, description: handle })),
    ...metafieldFields("AppInstallation", store.shop.id, view),
  });
}
