import { GraphqlQueryError } from "@shopify/shopify-api";
import { z } from "zod";
import { adminRequest, ReauthorizationNeeded } from "~/domains/shops/index.server";
import type { Shop } from "~/domains/shops/model";
import { log } from "~/log.server";
import type { Attempted, EffectReason } from "../model";
import { scopesForTags, tellTags } from "./operations";

const Granted = z.object({
  currentAppInstallation: z.object({ accessScopes: z.array(z.object({ handle: z.string() })) }),
});

/** What keeps tags from being changed now; null when nothing does. Shopify knows it before its webhook has come. */
export async function findHindrance(shop: Shop, now: Date): Promise<EffectReason | null> {
  try {
    const { currentAppInstallation } = await adminRequest(shop, scopesForTags, {}, Granted, now);
    const mayWrite = currentAppInstallation.accessScopes.some(({ handle }) => handle === "write_customers");
    return mayWrite ? null : "not_allowed";
  } catch (error) {
    return reasonOf(shop, error);
  }
}

function reasonOf(shop: Shop, err: unknown): EffectReason {
  if (err instanceof ReauthorizationNeeded) return "reauthorization_needed";
  log.warn({ shopId: shop.id, err }, "Shopify could not be told of tags");
  return "no_answer";
}

/** A tag that a customer is to have, or not. */
export interface TagChange {
  customerId: string;
  change: "add" | "remove";
  tag: string;
}

const Told = z.record(
  z.string(),
  z.object({
    node: z.object({ id: z.string() }).nullable(),
    userErrors: z.array(z.object({ field: z.array(z.string()).nullable(), message: z.string() })),
  }),
);

/** Tells Shopify of changes, in their order, in one request. Told twice, they are as if told once. */
export async function changeTags(shop: Shop, changes: readonly TagChange[], now: Date): Promise<Attempted[]> {
  if (changes.length === 0) return [];
  const variables = Object.fromEntries(
    changes.flatMap(({ customerId, tag }, i): [string, unknown][] => [
      [`id${i}`, `gid://shopify/Customer/${customerId}`],
      [`tags${i}`, [tag]],
    ]),
  );
  const operation = tellTags(changes.map(({ change }) => change));
  try {
    const told = await adminRequest(shop, operation, variables, Told, now);
    return changes.map((_, i) => readAnswer(told[`t${i}`]));
  } catch (error) {
    // One that Shopify will not hear of must not take the others with it.
    if (error instanceof GraphqlQueryError && changes.length > 1) return oneByOne(shop, changes, now);
    if (error instanceof GraphqlQueryError) return [{ outcome: "refused", reason: "refused_by_shopify" }];
    const reason = reasonOf(shop, error);
    return changes.map(() => ({ outcome: "trouble", reason, afterSeconds: null }));
  }
}

async function oneByOne(shop: Shop, changes: readonly TagChange[], now: Date): Promise<Attempted[]> {
  const answers: Attempted[] = [];
  for (const change of changes) answers.push(...(await changeTags(shop, [change], now)));
  return answers;
}

function readAnswer(told: z.infer<typeof Told>[string] | undefined): Attempted {
  if (told?.node && told.userErrors.length === 0) return { outcome: "done" };
  const isMissing = told?.userErrors.some(({ field }) => field?.[0] === "id") ?? false;
  return { outcome: "refused", reason: isMissing ? "customer_missing" : "refused_by_shopify" };
}
