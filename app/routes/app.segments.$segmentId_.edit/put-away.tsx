import { useNavigation, useSubmit } from "@remix-run/react";
import { ConfirmButton } from "~/components/confirm-button";

/** Ends a segment, once that was confirmed. It can be taken back from the list of those put away. */
export function PutAway({ name }: { name: string }) {
  const submit = useSubmit();
  const isBusy = useNavigation().state !== "idle";
  return (
    <ConfirmButton
      label="Put away"
      question={`Put “${name}” away?`}
      no="Keep it"
      button={{ disabled: isBusy }}
      onConfirm={() => submit(null, { method: "delete" })}
    >
      Everybody leaves it now, and it is not kept up to date any more. What it brought stays in your reports. You can
      take it back from those put away in your list of segments.
    </ConfirmButton>
  );
}
