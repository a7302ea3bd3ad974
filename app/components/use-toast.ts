import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect } from "react";

/** What came of something a merchant asked for. */
export interface Told {
  problem: boolean;
  words: string;
}

/** Says in a toast what came of a submission, once for each answer. */
export function useToast(told: Told | undefined): void {
  const shopify = useAppBridge();
  useEffect(() => {
    if (told) shopify.toast.show(told.words, { isError: told.problem });
  }, [told, shopify]);
}
