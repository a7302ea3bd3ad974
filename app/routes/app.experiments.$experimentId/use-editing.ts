import { useNavigation, useSubmit } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useState } from "react";
import { readFields, type ExperimentFields, type FieldErrors } from "~/components/experiments/fields";
import { useLeaveGuard } from "~/components/use-leave-guard";
import { useToast } from "~/components/use-toast";
import type { Done } from "./act.server";

const noErrors: FieldErrors = {};

/** A draft as it is being written; kept when its writer says so. */
export function useEditing(
  saved: { revision: number; fields: ExperimentFields },
  done: Done | { told: Done["told"]; errors: object } | undefined,
) {
  const [revision, setRevision] = useState(saved.revision);
  const [fields, setFields] = useState(saved.fields);
  const [kept, setKept] = useState(saved.fields);
  const [sent, setSent] = useState<ExperimentFields | null>(null);
  const [theirs, setTheirs] = useState<number | null>(null);
  const [isMarking, setIsMarking] = useState(false);
  const submit = useSubmit();
  const shopify = useAppBridge();
  const isBusy = useNavigation().state !== "idle";
  const hasChanges = JSON.stringify(fields) !== JSON.stringify(kept);
  useToast(done?.told);
  useLeaveGuard(hasChanges && !isBusy);

  useEffect(() => {
    if (!done || !("kept" in done)) return;
    setTheirs(done.theirs);
    if (done.kept === null) return;
    setRevision(done.kept);
    if (sent) setKept(sent);
  }, [done]);

  const read = readFields(fields);
  const send = (wish: "save" | "start", over = revision) => {
    setIsMarking(true);
    if (!read.ok) {
      const [first] = Object.values(read.errors);
      return shopify.toast.show(`Not saved: ${first ?? "look at what is marked"}`, { isError: true });
    }
    setSent(fields);
    submit({ wish, revision: over, draft: JSON.stringify(read.draft) }, { method: "post" });
  };
  return {
    fields,
    draft: read.ok ? read.draft : null,
    errors: isMarking && !read.ok ? read.errors : noErrors,
    hasChanges,
    theirs,
    send,
    change: (change: Partial<ExperimentFields>) => setFields((now) => ({ ...now, ...change })),
  };
}
