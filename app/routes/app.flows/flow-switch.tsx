import { useFetcher } from "@remix-run/react";
import { Button } from "@shopify/polaris";
import { useToast, type Told } from "~/components/use-toast";
import type { FlowView } from "./view";

/** Turns a flow on and off and tells what came of it. */
export function FlowSwitch({ flow: { id, name, isOn }, canSend }: { flow: FlowView; canSend: boolean }) {
  const fetcher = useFetcher<{ told: Told }>();
  useToast(fetcher.data?.told);
  return (
    <fetcher.Form method="post">
      <input type="hidden" name="flowId" value={id} />
      <input type="hidden" name="turn" value={isOn ? "off" : "on"} />
      <Button
        submit
        disabled={!canSend && !isOn}
        loading={fetcher.state !== "idle"}
        accessibilityLabel={`Turn ${name} ${isOn ? "off" : "on"}`}
      >
        {isOn ? "Turn off" : "Turn on"}
      </Button>
    </fetcher.Form>
  );
}
