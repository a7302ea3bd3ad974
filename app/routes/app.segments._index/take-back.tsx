import { useFetcher } from "@remix-run/react";
import { Button } from "@shopify/polaris";
import { useToast, type Told } from "~/components/use-toast";

/** Takes a segment back that was put away, and tells what came of it. */
export function TakeBack({ id, name }: { id: number; name: string }) {
  const fetcher = useFetcher<{ told: Told }>();
  useToast(fetcher.data?.told);
  return (
    <fetcher.Form method="post">
      <input type="hidden" name="segmentId" value={id} />
      <Button submit loading={fetcher.state !== "idle"} accessibilityLabel={`Take ${name} back`}>
        Take back
      </Button>
    </fetcher.Form>
  );
}
