import { SaveBar } from "@shopify/app-bridge-react";

interface Props {
  id: string;
  hasChanges: boolean;
  isSaving: boolean;
  onSave: () => void;
  onDiscard: () => void;
}

/** The admin's save bar, open as long as there is something to save. */
export function UnsavedBar({ id, hasChanges, isSaving, onSave, onDiscard }: Props) {
  return (
    <SaveBar id={id} open={hasChanges}>
      <button variant="primary" disabled={isSaving} onClick={onSave}>
        Save
      </button>
      <button onClick={onDiscard}>Discard</button>
    </SaveBar>
  );
}
