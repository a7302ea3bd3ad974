import { segmentsNamed, templatesNamed, type Campaign, type CampaignState } from "./model";

/** A campaign that rests on something. */
export interface CampaignUse {
  id: number;
  name: string;
  state: CampaignState;
}

/** What campaigns rest on that are not over. */
export interface CampaignUses {
  /** By a segment's id: for it, or without it. Once a campaign has begun, its audience does not change any more. */
  segments: Map<number, CampaignUse[]>;
  /** By a template's key: as long as any of its mail may go out. */
  templates: Map<string, CampaignUse[]>;
}

/** What rests on which segment and which template. */
export function usesOf(campaigns: readonly Campaign[]): CampaignUses {
  const uses: CampaignUses = { segments: new Map(), templates: new Map() };
  for (const { id, name, state, plan } of campaigns) {
    if (state === "finished" || state === "cancelled") continue;
    const use = { id, name, state };
    for (const key of templatesNamed(plan)) add(uses.templates, key, use);
    if (state !== "draft" && state !== "scheduled") continue;
    for (const segmentId of segmentsNamed(plan)) add(uses.segments, segmentId, use);
  }
  return uses;
}

/** The first of them that would fail without what it rests on; a draft would only have to be changed. */
export function firstFixed(uses: readonly CampaignUse[] = []): CampaignUse | null {
  return uses.find(({ state }) => state !== "draft") ?? null;
}

function add<Key>(uses: Map<Key, CampaignUse[]>, key: Key, use: CampaignUse): void {
  uses.set(key, [...(uses.get(key) ?? []), use]);
}
