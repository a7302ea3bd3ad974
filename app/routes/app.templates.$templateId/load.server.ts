import { stateWords } from "~/components/campaigns/state-words";
import { calendarDay, formatTime } from "~/components/dates";
import { listCampaignUses } from "~/domains/campaigns/index.server";
import { listTopics } from "~/domains/consent/index.server";
import { listDiscounts } from "~/domains/coupons/index.server";
import { listTemplateUses } from "~/domains/flows/index.server";
import { listSegments } from "~/domains/segments/index.server";
import { findSender } from "~/domains/shops/index.server";
import type { Shop } from "~/domains/shops/model";
import { currentContent, findTemplate, listLastChanges } from "~/domains/templates/index.server";

/** What the editor begins with; null when there is no such template. */
export async function load(shop: Shop, templateId: number, now: Date) {
  const template = await findTemplate(shop.id, templateId);
  if (!template) return null;
  const [content, uses, campaigns, segments, sender, changes, discounts, topics] = await Promise.all([
    currentContent(shop.id, template),
    listTemplateUses(shop.id),
    listCampaignUses(shop.id),
    listSegments(shop.id),
    findSender(shop.id),
    listLastChanges(shop.id),
    listDiscounts(shop.id, now),
    listTopics(shop.id),
  ]);
  const { id, key, name, topic, version, revision, draft } = template;
  const changedAt = changes.get(id);
  return {
    template: { id, name, topic, version, revision, hasDraft: draft !== null },
    content,
    changedAt: changedAt ? formatTime(changedAt, shop.timezone) : "",
    uses: [
      ...(uses.get(key) ?? []).map(({ name, isOn }) => ({ name, about: isOn ? "" : "off" })),
      ...(campaigns.templates.get(key) ?? []).map(({ name, state }) => ({
        name,
        about: stateWords[state].toLowerCase(),
      })),
    ],
    segments: segments.map(({ id, name }) => ({ id, name })),
    discounts: discounts.flatMap(({ id, name, stoppedAt }) => (stoppedAt ? [] : [{ id, title: name }])),
    topics: topics.map(({ key, name }) => ({ value: key, label: name })),
    shop: { currency: shop.currency, today: calendarDay(now, shop.timezone) },
    sender: sender ? { name: sender.fromName, email: sender.fromEmail, replyTo: sender.replyTo } : null,
  };
}

export type Loaded = NonNullable<Awaited<ReturnType<typeof load>>>;
