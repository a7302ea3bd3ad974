import { useRevalidator } from "@remix-run/react";
import { Banner, BlockStack, ProgressBar, Text } from "@shopify/polaris";
import { useEffect } from "react";
import type { Segment } from "~/domains/segments/model";

const pastDays = 90;
const lookEveryMs = 2000;

/** What is still being worked out for a segment: its past, day by day, or a change of its meaning. */
export type Progress = { state: "filling"; days: number } | { state: "applying" };

/** Null when the segment's members are those it means. */
export function progressOf(
  { state, filledTo, version, appliedVersion }: Pick<Segment, "state" | "filledTo" | "version" | "appliedVersion">,
  now: Date,
): Progress | null {
  if (state === "filling") {
    const left = filledTo ? (now.getTime() - filledTo.getTime()) / 86_400_000 : pastDays;
    return { state, days: Math.min(pastDays, Math.max(0, Math.round(pastDays - left))) };
  }
  return appliedVersion < version ? { state: "applying" } : null;
}

/** Shows how far it is, and looks again until it is done. It goes on when the page is left. */
export function SegmentProgress({ progress }: { progress: Progress | null }) {
  const { revalidate } = useRevalidator();
  const isGoing = progress !== null;
  useEffect(() => {
    if (!isGoing) return;
    const timer = setInterval(revalidate, lookEveryMs);
    return () => clearInterval(timer);
  }, [isGoing, revalidate]);
  if (!progress) return null;
  return (
    <Banner title={progress.state === "filling" ? "Being filled" : "Your change is being applied"} tone="info">
      <BlockStack gap="200">
        <Text as="p">{wordsOf(progress)}</Text>
        {progress.state === "filling" && <ProgressBar size="small" progress={(progress.days / pastDays) * 100} />}
      </BlockStack>
    </Banner>
  );
}

function wordsOf(progress: Progress): string {
  if (progress.state === "applying") return "Members are still those of the version before. You can leave this page.";
  return `${progress.days} of the last ${pastDays} days are worked out, so that its reports have a past. You can leave this page.`;
}
