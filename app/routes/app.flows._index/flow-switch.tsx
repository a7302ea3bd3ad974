import { useFetcher } from "@remix-run/react";
import { Button } from "@shopify/polaris";
import { useToast, type Told } from "~/components/use-toast";
import { BesideRow } from "./beside-row";
import type { FlowRow } from "./rows.server";

/** Turns a flow on and off and tells what came of it. What was never published cannot be turned on. */
export function FlowSwitch({ flow: { id, name, isOn, version }, canSend }: { flow: FlowRow; canSend: boolean }) {
  const fetcher = useFetcher<{ told: Told }>();
  useToast(fetcher.data?.told);
  return (
    <BesideRow>
      <fetcher.Form method="post">
        <input type="hidden" name="flowId" value={id} />
        <input type="hidden" name="turn" value={isOn ? "off" : "on"} />
        <Button
          submit
          disabled={!isOn && (!canSend || version === 0)}
          loading={fetcher.state !== "idle"}
          accessibilityLabel={`Turn ${name} ${isOn ? "off" : "on"}`}
        >
          {isOn ? "Turn off" : "Turn on"}
        </Button>
      </fetcher.Form>
    </BesideRow>
  );
}
