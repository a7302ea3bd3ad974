import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { Button } from "@shopify/polaris";
import { useEffect } from "react";

/** What came of a wish, for a toast. */
export interface Told {
  problem: boolean;
  words: string;
}

interface Props {
  wish: "replay" | "retry";
  /** Which delivery, or all of what is meant. */
  receipt: string;
  label: string;
  accessibilityLabel: string;
}

/** Asks for something to be tried again and tells what came of it. */
export function WishButton({ wish, receipt, label, accessibilityLabel }: Props) {
  const fetcher = useFetcher<Told>();
  const shopify = useAppBridge();
  const told = fetcher.data;
  useEffect(() => {
    if (told) shopify.toast.show(told.words, { isError: told.problem });
  }, [told, shopify]);
  return (
    <fetcher.Form method="post">
      <input type="hidden" name="wish" value={wish} />
      <input type="hidden" name="receipt" value={receipt} />
      <Button submit loading={fetcher.state !== "idle"} accessibilityLabel={accessibilityLabel}>
        {label}
      </Button>
    </fetcher.Form>
  );
}
