import { useFetcher } from "@remix-run/react";
import { Button } from "@shopify/polaris";
import { useState } from "react";
import { TurnOffModal } from "~/components/flow-editor/turn-off-modal";
import { useToast, type Told } from "~/components/use-toast";
import { BesideRow } from "./beside-row";
import type { FlowRow } from "./rows.server";

interface Props {
  flow: FlowRow;
  canSend: boolean;
}

/** Turns a flow on and off and tells what came of it. What was never published cannot be turned on. */
export function FlowSwitch({ flow: { id, name, isOn, version, people }, canSend }: Props) {
  const [isAsking, setAsking] = useState(false);
  const fetcher = useFetcher<{ told: Told }>();
  useToast(fetcher.data?.told);
  const turn = () => fetcher.submit({ flowId: id, turn: isOn ? "off" : "on" }, { method: "post" });
  const button = (
    <Button
      disabled={!isOn && (!canSend || version === 0)}
      loading={fetcher.state !== "idle"}
      accessibilityLabel={`Turn ${name} ${isOn ? "off" : "on"}`}
      onClick={() => (isOn && people > 0 ? setAsking(true) : turn())}
    >
      {isOn ? "Turn off" : "Turn on"}
    </Button>
  );
  const close = () => setAsking(false);
  return (
    <BesideRow>
      <TurnOffModal isOpen={isAsking} activator={button} people={people} onTurnOff={turn} onClose={close} />
    </BesideRow>
  );
}
