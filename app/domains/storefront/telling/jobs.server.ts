import { listLiveQuizzes, listQuizzes, listRunningTests } from "~/domains/quizzes/index.server";
import { findSender } from "~/domains/shops/index.server";
import type { Shop } from "~/domains/shops/model";
import { digestOf } from "~/lib/hash";
import { log } from "~/log.server";
import { writeMetafield, type Standing } from "../admin.server";
import { findStorefront, saveTold } from "../queries.server";
import { themeValue } from "./theme-value";

/** Where nobody chose a colour. */
const plainColor = "#1f4d3a";

/** Tells the shop's theme of the live quizzes, if it was not told just that. */
export async function tellTheme(shop: Shop, standing: Standing, isPixelOn: boolean, now: Date): Promise<void> {
  const [quizzes, all, tests, sender, storefront] = await Promise.all([
    listLiveQuizzes(shop.id),
    listQuizzes(shop.id),
    listRunningTests(shop.id),
    findSender(shop.id),
    findStorefront(shop.id),
  ]);
  const brandColor = sender?.brandColor || plainColor;
  const versions = new Map(all.flatMap(({ id, version }) => (version > 0 ? [[id, version]] : [])));
  const value = themeValue({ quizzes, tests, versions, timezone: shop.timezone, brandColor, isPixelOn });
  // An app that was taken away and put back owns nothing yet.
  const digest = digestOf({ value, install: shop.generation });
  if (storefront?.toldDigest === digest) return;
  const { installationId } = standing;
  const problem = await writeMetafield(shop, { installationId, value: JSON.stringify(value) }, now);
  if (problem) log.warn({ shopId: shop.id }, "Shopify refused what the theme is told");
  await saveTold(shop.id, problem ? { problem } : { digest, at: now });
}
