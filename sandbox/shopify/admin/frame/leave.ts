import { ask } from "./question";

/** Asks whether a page is left whose changes are not saved. Closing the question means staying. */
export function askLeave(answered: (isLeaving: boolean) => void): void {
  let isLeaving = false;
  const about = document.createElement("p");
  about.textContent = "Leaving this page will delete all unsaved changes.";
  const leave = {
    label: "Leave page",
    choose: () => {
      isLeaving = true;
    },
  };
  ask("Leave page with unsaved changes?", about, [{ label: "Stay" }, leave], () => answered(isLeaving));
}
