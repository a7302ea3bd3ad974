import { useAppBridge } from "@shopify/app-bridge-react";
import { useState } from "react";

/**
 * Asks the merchant for an optional scope when something first needs it, and does it once it is granted.
 * @param scope such as write_discounts
 */
export function usePermission(scope: string): { withPermission: (work: () => void) => void; isAsking: boolean } {
  const shopify = useAppBridge();
  const [isAsking, setIsAsking] = useState(false);
  const isAllowed = async (): Promise<boolean> => {
    const { granted } = await shopify.scopes.query();
    if (granted.includes(scope)) return true;
    return (await shopify.scopes.request([scope])).result === "granted-all";
  };
  const withPermission = (work: () => void) => {
    setIsAsking(true);
    isAllowed()
      .then((isIt) => {
        if (isIt) work();
        else shopify.toast.show("Nothing was changed: Tessera needs your permission for it", { isError: true });
      })
      .catch(() => shopify.toast.show("Shopify gave no answer; try again in a moment", { isError: true }))
      .finally(() => setIsAsking(false));
  };
  return { withPermission, isAsking };
}
