import { useFetcher } from "@remix-run/react";
import { ConfirmButton } from "~/components/confirm-button";
import { turnOffWords } from "~/components/flow-editor/count-words";
import { useToast, type Told } from "~/components/use-toast";
import { BesideRow } from "./beside-row";
import type { FlowRow } from "./rows.server";

interface Props {
  flow: FlowRow;
  canSend: boolean;
}

/** Turns a flow on and off and tells what came of it. What was never published cannot be turned on. */
export function FlowSwitch({ flow: { id, name, isOn, version, people }, canSend }: Props) {
  const fetcher = useFetcher<{ told: Told }>();
  useToast(fetcher.data?.told);
  return (
    <BesideRow>
      <ConfirmButton
        label={isOn ? "Turn off" : "Turn on"}
        question="Turn the flow off?"
        no="Leave it on"
        isAsked={isOn && people > 0}
        button={{
          disabled: !isOn && (!canSend || version === 0),
          loading: fetcher.state !== "idle",
          accessibilityLabel: `Turn ${name} ${isOn ? "off" : "on"}`,
        }}
        onConfirm={() => fetcher.submit({ flowId: id, turn: isOn ? "off" : "on" }, { method: "post" })}
      >
        {turnOffWords(people)}
      </ConfirmButton>
    </BesideRow>
  );
}
