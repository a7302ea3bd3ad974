import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

const lookEveryMs = 1500;

/** Looks again, as long as something is going on. */
export function useLookAgain(isGoing: boolean): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!isGoing) return;
    const timer = setInterval(revalidate, lookEveryMs);
    return () => clearInterval(timer);
  }, [isGoing, revalidate]);
}
