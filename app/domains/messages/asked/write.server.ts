import type { Tx } from "~/db.server";
import { confirmUrl, findOptInRequests, findSuppressed } from "~/domains/consent/index.server";
import type { SenderIdentity } from "~/domains/shops/model";
import { renderOptIn } from "~/domains/templates/index.server";
import type { Brand } from "~/domains/templates/model";
import { composePlain } from "../batches/compose";
import type { Unwritten, Written } from "../batches/model";
import type { Draft } from "../gate/model";

/** What its mails have in common. */
interface Letterhead {
  shopId: number;
  brand: Brand;
  sender: SenderIdentity;
}

/**
 * Writes the mails that ask the owners of addresses. Each goes to the very address that was given, whatever else its
 * holder is reached by, and its links lead there directly: nothing is counted of who has not agreed to anything.
 */
export async function writeOptIns(
  { shopId, brand, sender }: Letterhead,
  drafts: readonly Draft[],
  tx: Tx,
): Promise<{ written: Written[]; unwritten: Unwritten[] }> {
  if (drafts.length === 0) return { written: [], unwritten: [] };
  const requests = await findOptInRequests(
    shopId,
    drafts.map(({ sourceId }) => sourceId),
    tx,
  );
  const emails = [...requests.values()].map(({ email }) => email);
  const suppressed = await findSuppressed(shopId, emails, tx);
  const written: Written[] = [];
  const unwritten: Unwritten[] = [];
  for (const { id, sourceId: requestId } of drafts) {
    const request = requests.get(requestId);
    if (!request) unwritten.push({ id, reason: "nobody waits for it any more" });
    else if (suppressed.has(request.email)) unwritten.push({ id, reason: "nothing is sent to this address any more" });
    else {
      const rendered = await renderOptIn(brand, {
        locale: request.locale,
        confirmUrl: confirmUrl({ shopId, requestId }),
      });
      const mail = composePlain({ shopId, messageId: id, sender, email: request.email, rendered });
      written.push({ id, templateId: null, version: null, mail });
    }
  }
  return { written, unwritten };
}
