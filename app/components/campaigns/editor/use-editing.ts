import { useNavigation, useSubmit } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useMemo, useState } from "react";
import { useLeaveGuard } from "~/components/use-leave-guard";
import { useToast, type Told } from "~/components/use-toast";
import { readFields, type CampaignFields, type FieldErrors } from "../fields";

/** A campaign as it is kept, and the revision that names this state of it. */
export interface Kept {
  revision: number;
  fields: CampaignFields;
}

/** What came of something that was asked of a campaign. */
export interface Done {
  told: Told;
  errors: FieldErrors;
  /** What is kept after it, where that has changed. */
  kept: Kept | null;
  /** What somebody else has kept meanwhile, so that nothing was done. */
  theirs: Kept | null;
}

/** After a failure on the way there is less to tell. */
export type Outcome = Done | { told: Told; errors: Record<string, string> } | undefined;

/** The campaign as it is being written; kept when its writer says so. @param start what a new one begins with */
export function useEditing(saved: Kept, start: CampaignFields, timezone: string, done: Outcome) {
  const [base, setBase] = useState(saved);
  const [fields, setFields] = useState(start);
  const [theirs, setTheirs] = useState<Kept | null>(null);
  const [isMarking, setIsMarking] = useState(false);
  const [sent, setSent] = useState<CampaignFields | null>(null);
  const submit = useSubmit();
  const shopify = useAppBridge();
  const isBusy = useNavigation().state !== "idle";
  const hasChanges = meaning(fields, timezone) !== meaning(base.fields, timezone);
  useToast(done?.told);
  useLeaveGuard(hasChanges && !isBusy);

  useEffect(() => {
    if (!done || !("kept" in done)) return;
    setTheirs(done.theirs);
    const { kept } = done;
    if (!kept) return;
    // What was typed while it was on its way is not taken away again.
    setFields((now) => (now === sent ? kept.fields : now));
    setBase(kept);
  }, [done]);

  // The campaign may change by itself, too: what could not begin is a draft again.
  useEffect(() => {
    if (saved.revision <= base.revision) return;
    const isSame = meaning(saved.fields, timezone) === meaning(base.fields, timezone);
    if (!isSame && hasChanges) return;
    setBase(saved);
    if (!isSame) setFields(saved.fields);
  }, [saved.revision]);

  const read = useMemo(() => readFields(fields, timezone), [fields, timezone]);
  const errors: FieldErrors = {
    ...(isMarking && !read.ok ? read.errors : {}),
    // What the server marked is told of what it was sent, not of what was typed since.
    ...(fields === sent ? done?.errors : {}),
  };

  /** @param wish what is to be done with it, once it is kept as it stands */
  const send = (wish: "save" | "schedule") => {
    setIsMarking(true);
    if (!read.ok) return shopify.toast.show("Not saved: look at what is marked", { isError: true });
    setSent(fields);
    submit({ wish, revision: base.revision, fields: JSON.stringify(fields) }, { method: "post" });
  };
  return {
    fields,
    errors,
    isBusy,
    hasChanges,
    isReadable: read.ok,
    theirs,
    send,
    mark: () => setIsMarking(true),
    change: (change: Partial<CampaignFields>) => setFields((now) => ({ ...now, ...change })),
    replace: (fields: CampaignFields) => setFields(fields),
    discard: () => setFields(base.fields),
    /** Goes on from what somebody else has kept. */
    adopt: (revision: number, kept: CampaignFields) => {
      setBase({ revision, fields: kept });
      setTheirs(null);
    },
  };
}

export type Editing = ReturnType<typeof useEditing>;

/** What the fields come to, so that a space too many is no change. What cannot be read is itself. */
function meaning(fields: CampaignFields, timezone: string): string {
  const read = readFields(fields, timezone);
  return JSON.stringify(read.ok ? read.draft : fields);
}
