import type { Step } from "~/domains/flows";
import { BranchForm } from "../forms/branch-form";
import { SendForm } from "../forms/send-form";
import { ExitForm, NotifyForm, TagForm, TraitForm, WebhookForm } from "../forms/small-forms";
import { SplitForm } from "../forms/split-form";
import { WaitForForm } from "../forms/wait-for-form";
import { WaitForm } from "../forms/wait-form";

/** The fields of a step, by its kind. */
export function StepFields({ step, onChange }: { step: Step; onChange(step: Step): void }) {
  switch (step.type) {
    case "wait":
      return <WaitForm step={step} onChange={onChange} />;
    case "wait_for":
      return <WaitForForm step={step} onChange={onChange} />;
    case "branch":
      return <BranchForm step={step} onChange={onChange} />;
    case "split":
      return <SplitForm step={step} onChange={onChange} />;
    case "send":
      return <SendForm step={step} onChange={onChange} />;
    case "tag":
      return <TagForm step={step} onChange={onChange} />;
    case "set_trait":
      return <TraitForm step={step} onChange={onChange} />;
    case "notify":
      return <NotifyForm step={step} onChange={onChange} />;
    case "webhook":
      return <WebhookForm step={step} onChange={onChange} />;
    case "exit":
      return <ExitForm />;
    default:
      return step satisfies never;
  }
}
