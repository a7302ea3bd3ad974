import { findCurrentVersions, library, type Content } from "~/domains/templates/index.server";

/** What templates say now, of those with these keys; of a ready one that the shop has not used yet, as it comes. */
export async function contentsOf(shopId: number, keys: readonly string[]): Promise<Content[]> {
  const versions = await findCurrentVersions(shopId, keys);
  return keys.flatMap((key) => {
    const own = versions.find((version) => version.key === key) ?? library.find((ready) => ready.key === key);
    return own ? [own.content] : [];
  });
}
