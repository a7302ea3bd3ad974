import { hiddenLinkId } from "../../links/model";
import type { MachineSign } from "../model";

/** A click as it was kept. */
export interface Click {
  id: string;
  linkId: string;
  /** How many links the mail has; 0 when that is not known. */
  linkCount: number;
  at: Date;
  isOnlyLooking: boolean;
  isKnownBot: boolean;
  system: string;
  /** Stands for the network; null when it is not known, or was forgotten. */
  network: string | null;
  /** Whether a page of the shop's storefront, drawn in a browser, has shown the click's own id: no scanner does that. */
  isSeenOnPage: boolean;
  /** How many people's mails were clicked in from that network within a minute. */
  peopleInNetwork: number;
}

/** So long after a click nothing more is awaited that could show it to be a machine's. */
export const settleSeconds = 20;

const earlySeconds = 10;
const burstSeconds = 10;
const burstLinks = 3;
const everyLinkSeconds = 60;
const crowd = 8;
const besideSeconds = 60;
const echoSeconds = 10;

/**
 * Which clicks in one message a machine made, and by which signs. No sign means a person.
 * @param clicks all that are known of the message, also those judged before
 * @param deliveredAt when Resend says the mail arrived: scanners are there within seconds of it, or before it
 */
export function judge(clicks: readonly Click[], deliveredAt: Date | null): Map<string, MachineSign[]> {
  const inOrder = clicks.toSorted((a, b) => a.at.getTime() - b.at.getTime() || (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
  const signs = new Map(inOrder.map((click) => [click.id, ownSigns(click, inOrder, deliveredAt)]));
  for (const click of inOrder) {
    const found = signs.get(click.id) ?? [];
    const earlier = inOrder.filter((other) => signs.get(other.id)?.length === 0);
    if (found.length === 0 && !click.isSeenOnPage && earlier.some((other) => isEcho(click, other))) found.push("echo");
  }
  return signs;
}

function ownSigns(click: Click, all: readonly Click[], deliveredAt: Date | null): MachineSign[] {
  const found: MachineSign[] = [];
  if (click.isSeenOnPage) return found;
  if (click.isOnlyLooking || all.some((other) => isLookBefore(click, other))) found.push("looked_ahead");
  if (click.isKnownBot) found.push("known_bot");
  if (all.some((other) => other.linkId === hiddenLinkId && isBeside(click, other))) found.push("hidden_link");
  if (deliveredAt && secondsBetween(deliveredAt, click.at) < earlySeconds) found.push("too_early");
  if (isInBurst(click, all)) found.push("too_many_links");
  if (followedEvery(click, all)) found.push("every_link");
  if (click.peopleInNetwork >= crowd) found.push("crowded_network");
  return found;
}

/** Whoever asks for the head of a page, or fetches it ahead, and then for the page, is one and the same. */
function isLookBefore(click: Click, other: Click): boolean {
  const isSame = other.system === click.system && other.network !== null && other.network === click.network;
  return other.isOnlyLooking && isSame && Math.abs(secondsBetween(other.at, click.at)) <= burstSeconds;
}

/** Made by who followed the link that nobody sees: from the same network, or, where that is unknown, about then. */
function isBeside(click: Click, hidden: Click): boolean {
  if (click.id === hidden.id) return true;
  if (Math.abs(secondsBetween(hidden.at, click.at)) > besideSeconds) return false;
  return click.network === null || hidden.network === null || click.network === hidden.network;
}

/** One of three different links within ten seconds. */
function isInBurst(click: Click, all: readonly Click[]): boolean {
  return all.some((first) => {
    const after = secondsBetween(first.at, click.at);
    if (after < 0 || after > burstSeconds) return false;
    return linksWithin(all, first.at, burstSeconds) >= burstLinks;
  });
}

/** Part of a tour through every link there is. Of two links a person may well want both. */
function followedEvery(click: Click, all: readonly Click[]): boolean {
  if (click.linkCount < burstLinks) return false;
  return all.some((first) => {
    const after = secondsBetween(first.at, click.at);
    return after >= 0 && after <= everyLinkSeconds && linksWithin(all, first.at, everyLinkSeconds) >= click.linkCount;
  });
}

function linksWithin(all: readonly Click[], from: Date, seconds: number): number {
  const within = all.filter(({ at, linkId }) => {
    const after = secondsBetween(from, at);
    return linkId !== hiddenLinkId && after >= 0 && after <= seconds;
  });
  return new Set(within.map(({ linkId }) => linkId)).size;
}

/** The same link again, seconds later and from another system: a guard that looks at what its person just opened. */
function isEcho(click: Click, earlier: Click): boolean {
  const after = secondsBetween(earlier.at, click.at);
  const isOther = earlier.system !== click.system;
  return earlier.id !== click.id && earlier.linkId === click.linkId && isOther && after >= 0 && after <= echoSeconds;
}

function secondsBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / 1000;
}
