import { useFetcher } from "@remix-run/react";
import { Button } from "@shopify/polaris";
import { useToast, type Told } from "~/components/use-toast";

interface Props {
  wish: "replay" | "retry";
  /** Which delivery, or all of what is meant. */
  receipt: string;
  label: string;
  accessibilityLabel: string;
}

/** Asks for something to be tried again and tells what came of it. */
export function WishButton({ wish, receipt, label, accessibilityLabel }: Props) {
  const fetcher = useFetcher<{ told: Told }>();
  useToast(fetcher.data?.told);
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
