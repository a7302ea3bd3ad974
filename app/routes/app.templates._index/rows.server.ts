import { stateWords } from "~/components/campaigns/state-words";
import { formatDay, formatTime } from "~/components/dates";
import { listCampaignUses } from "~/domains/campaigns/index.server";
import { listTemplateUses } from "~/domains/flows/index.server";
import type { Shop } from "~/domains/shops/model";
import { ensureReady, listLastChanges, listPutAwayTemplates, listTemplates } from "~/domains/templates/index.server";

/** The shop's messages as the list shows them. Ready ones that its flows send are among them, changed or not. */
export async function listRows(shop: Shop, now: Date) {
  const uses = await listTemplateUses(shop.id);
  await ensureReady(shop.id, [...uses.keys()], now);
  const [templates, changes, campaigns] = await Promise.all([
    listTemplates(shop.id),
    listLastChanges(shop.id),
    listCampaignUses(shop.id),
  ]);
  return templates.map(({ id, key, name, version, draft }) => {
    const changedAt = changes.get(id);
    return {
      id,
      name,
      uses: [
        ...(uses.get(key) ?? []).map(({ name, isOn }) => (isOn ? name : `${name} (off)`)),
        ...(campaigns.templates.get(key) ?? []).map(
          ({ name, state }) => `${name} (${stateWords[state].toLowerCase()})`,
        ),
      ],
      changedAt: changedAt ? formatTime(changedAt, shop.timezone) : "–",
      version,
      hasDraft: draft !== null,
    };
  });
}

export type TemplateRow = Awaited<ReturnType<typeof listRows>>[number];

export async function listAwayRows(shop: Shop) {
  const away = await listPutAwayTemplates(shop.id);
  return away.map(({ id, name, archivedAt }) => ({ id, name, since: formatDay(archivedAt, shop.timezone) }));
}
