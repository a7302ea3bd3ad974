import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

const lookAgainEvery = 4000;

/** Loads the page's data again every few seconds, as long as something is going on in the background. */
export function useLookAgain(isGoing: boolean): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!isGoing || state !== "idle") return;
    const timer = setTimeout(revalidate, lookAgainEvery);
    return () => clearTimeout(timer);
  }, [isGoing, revalidate, state]);
}
