import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useState } from "react";
import { useToast, type Told } from "~/components/use-toast";
import type { Wish } from "./wish";

const needed = "write_customers";

/** Submits what the merchant wants. What writes to Shopify asks for the permission first, if it is not there yet. */
export function useWish(): { submit: (wish: Wish) => void; isBusy: boolean } {
  const fetcher = useFetcher<{ told: Told }>();
  const shopify = useAppBridge();
  const [isAsking, setIsAsking] = useState(false);
  useToast(fetcher.data?.told);
  const isAllowed = async (): Promise<boolean> => {
    const { granted } = await shopify.scopes.query();
    if (granted.includes(needed)) return true;
    return (await shopify.scopes.request([needed])).result === "granted-all";
  };
  const submit = (wish: Wish) => {
    if (wish.wish === "stop-showing") return fetcher.submit(wish, { method: "post" });
    setIsAsking(true);
    isAllowed()
      .then((isIt) => {
        if (isIt) fetcher.submit(wish, { method: "post" });
        else shopify.toast.show("Nothing was changed: Tessera needs your permission for it", { isError: true });
      })
      .catch(() => shopify.toast.show("Shopify gave no answer; try again in a moment", { isError: true }))
      .finally(() => setIsAsking(false));
  };
  return { submit, isBusy: isAsking || fetcher.state !== "idle" };
}
