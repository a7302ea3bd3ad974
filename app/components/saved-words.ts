import type { Saving } from "./use-draft";

/** How far what is being written is kept, in words. */
export function savedWords({ state }: Saving): string {
  switch (state) {
    case "saved":
      return "Saved.";
    case "writing":
    case "saving":
      return "Saving…";
    case "failed":
      return "Not saved yet: the connection broke, it is tried again.";
    case "overtaken":
      return "Not saved: somebody else has changed it meanwhile.";
    default:
      return state satisfies never;
  }
}
