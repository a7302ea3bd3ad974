import { useFetcher } from "@remix-run/react";
import { Button, InlineStack } from "@shopify/polaris";
import { ArrowDownIcon, ArrowUpIcon } from "@shopify/polaris-icons";
import { useToast, type Told } from "~/components/use-toast";
import { BesideRow } from "./beside-row";
import type { FlowRow } from "./rows.server";

/** Says which flow goes first where two want to write to the same shopper at once. */
export function RankButtons({ flow: { id, name, isFirst, isLast } }: { flow: FlowRow }) {
  const fetcher = useFetcher<{ told: Told }>();
  useToast(fetcher.data?.told.problem ? fetcher.data.told : undefined);
  const move = (direction: "up" | "down") =>
    fetcher.submit({ flowId: String(id), move: direction }, { method: "post" });
  const isBusy = fetcher.state !== "idle";
  return (
    <BesideRow>
      <InlineStack wrap={false}>
        <Button
          icon={ArrowUpIcon}
          variant="tertiary"
          disabled={isFirst || isBusy}
          accessibilityLabel={`${name} goes before the flow above it`}
          onClick={() => move("up")}
        />
        <Button
          icon={ArrowDownIcon}
          variant="tertiary"
          disabled={isLast || isBusy}
          accessibilityLabel={`${name} goes after the flow below it`}
          onClick={() => move("down")}
        />
      </InlineStack>
    </BesideRow>
  );
}
