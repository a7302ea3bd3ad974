import { useBeforeUnload, useBlocker } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useCallback, useEffect } from "react";

/** Asks before a page with unsaved changes is left, as the admin asks elsewhere while its save bar is open. */
export function useLeaveGuard(hasChanges: boolean): void {
  const shopify = useAppBridge();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => hasChanges && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (blocker.state !== "blocked") return;
    void shopify.saveBar.leaveConfirmation().then(blocker.proceed, blocker.reset);
  }, [blocker, shopify]);
  useBeforeUnload(useCallback((event) => hasChanges && event.preventDefault(), [hasChanges]));
}
