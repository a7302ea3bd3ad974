import type { Reader } from "~/components/template-editor/question";
import { listMembers, searchShoppers } from "~/domains/reports/index.server";

const slice = { limit: 10, offset: 0 };

interface Wish {
  text: string;
  segmentId: number | null;
}

/** Shoppers whose name or address begins with the text, or those who came into a segment last. */
export async function listReaders(shopId: number, { text, segmentId }: Wish): Promise<Reader[]> {
  if (segmentId === null) {
    const found = await searchShoppers(shopId, text, slice);
    return found.map(({ id, name, email }) => readerOf(id, name, email));
  }
  const members = await listMembers(shopId, segmentId, slice);
  return members.map(({ profileId, name, email }) => readerOf(profileId, name, email));
}

function readerOf(value: string, name: string, email: string | null): Reader {
  return { value, label: name || email || "Without a name", ...(name && email && { detail: email }) };
}
