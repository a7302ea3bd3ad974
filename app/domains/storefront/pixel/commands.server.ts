import { log } from "~/log.server";
import { saveEmbedSeen, savePixelSeen } from "../queries.server";

const hourMilliseconds = 3_600_000;

/** Takes note that something works in a shop, without troubling the database for each time it shows. */
function oncePerHour(save: (shopId: number, now: Date) => Promise<void>) {
  const noted = new Map<number, number>();
  return (shopId: number, now: Date): void => {
    const last = noted.get(shopId);
    if (last !== undefined && now.getTime() - last < hourMilliseconds) return;
    noted.set(shopId, now.getTime());
    save(shopId, now).catch((err: unknown) => {
      noted.delete(shopId);
      log.warn({ shopId, err }, "could not note that the storefront works");
    });
  };
}

/** The shop's pixel has told of something. */
export const notePixelSeen = oncePerHour(savePixelSeen);

/** The popup's script has asked or told something from a page of the shop. */
export const noteEmbedSeen = oncePerHour(saveEmbedSeen);
