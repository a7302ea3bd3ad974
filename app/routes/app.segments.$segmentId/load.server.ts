import { calendarDay, formatDay } from "~/components/dates";
import { pageOf, readPage } from "~/components/paging";
import { progressOf } from "~/components/segment-progress";
import { listCampaignUses } from "~/domains/campaigns/index.server";
import { listFlowUses } from "~/domains/flows/index.server";
import {
  countBySegment,
  findSegmentResult,
  listDailyChanges,
  listMembers,
  sizeHistory,
} from "~/domains/reports/index.server";
import { compareVersions, findSegment, listVersions, loadNames, sentence } from "~/domains/segments/index.server";
import type { Shop } from "~/domains/shops/model";
import { viewMember, viewResult, viewUses } from "./view";
import { viewVersions } from "./view-versions";

const days = 90;

/** Everything the segment's page shows but the advice, which takes longer. Null when there is no such segment. */
export async function loadSegment(shop: Shop, segmentId: number, params: URLSearchParams, now: Date) {
  const { id: shopId, timezone } = shop;
  const segment = await findSegment(shopId, segmentId);
  if (!segment) return null;
  const { id, name, description, definition, parentId, state, filledTo } = segment;
  const { page, slice } = readPage(params);
  const [history, members, result, versions, flows, campaigns, parent] = await Promise.all([
    loadHistory(shop, id, now),
    listMembers(shopId, id, slice),
    findSegmentResult(shopId, id),
    listVersions(shopId, id),
    listFlowUses(shopId),
    listCampaignUses(shopId),
    parentId === null ? null : findSegment(shopId, parentId),
  ]);
  const names = await loadNames(shop, [definition, ...versions.map((version) => version.definition)]);
  const isFilling = state === "filling";
  const reached = filledTo && calendarDay(filledTo, timezone);
  return {
    id,
    progress: progressOf(segment, now),
    name,
    description,
    sentence: sentence(definition, names),
    parent: parent && { id: parent.id, name: parent.name },
    /** The past day as of which the members and the size are those of the segment; none is worked out at first. */
    filling: isFilling ? { day: filledTo && formatDay(filledTo, timezone) } : null,
    size: history.at(-1)?.size ?? 0,
    // What is not worked out yet is no day without a change.
    history: isFilling ? history.filter(({ day }) => reached !== null && day <= reached) : history,
    members: pageOf(
      page,
      members.map((member) => viewMember(member, shop)),
    ),
    versions: viewVersions(compareVersions(versions, names), names, timezone),
    result: viewResult(result, shop),
    uses: viewUses(flows.get(id), campaigns.segments.get(id)),
    timezone,
  };
}

async function loadHistory({ id: shopId, timezone }: Shop, segmentId: number, now: Date) {
  const since = new Date(now.getTime() - days * 86_400_000);
  const [sizes, changes] = await Promise.all([
    countBySegment(shopId),
    listDailyChanges(shopId, { timezone, since, segmentId }),
  ]);
  return sizeHistory(sizes.get(segmentId) ?? 0, changes.get(segmentId) ?? [], calendarDay(now, timezone), days);
}
