import { Badge } from "@shopify/polaris";
import { VersionCard } from "~/components/version-card";
import type { FlowView, VersionView } from "./load.server";

/** A version of a flow, with how many still follow it. */
export function FlowVersionCard({ waiting, flow, ...one }: VersionView & { flow: FlowView }) {
  const isCurrent = one.version === flow.version;
  const badges = (
    <>
      {isCurrent && (
        <Badge tone={flow.isOn ? "success" : "attention"}>{flow.isOn ? "On now" : "The latest, off"}</Badge>
      )}
      {waiting > 0 && <Badge tone="info">{`${waiting.toLocaleString("en-GB")} still in it`}</Badge>}
    </>
  );
  const ofDraft = "It takes the place of your present draft. Copy the flow first if you want to keep that.";
  return <VersionCard {...one} isCurrent={isCurrent} badges={badges} ofDraft={flow.hasDraft ? ofDraft : null} />;
}
