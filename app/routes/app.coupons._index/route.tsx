import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { Badge, Banner, BlockStack, Card, Page, Text } from "@shopify/polaris";
import { z } from "zod";
import { attempt, unlessFailed } from "~/components/attempt";
import { ConfirmButton } from "~/components/confirm-button";
import { NothingHere } from "~/components/nothing-here";
import { RecordTable } from "~/components/record-table";
import { usePermission } from "~/components/use-permission";
import { useToast, type Told } from "~/components/use-toast";
import { parseForm } from "~/doors/parse-form.server";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { incomplete, refuse, tell } from "~/doors/tell.server";
import { askForCodes, listDiscounts, stopDiscount } from "~/domains/coupons/index.server";
import { Serial } from "~/lib/serial";
import { viewDiscount, type DiscountView } from "./view";

export async function loader({ request }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const now = new Date();
  const discounts = await listDiscounts(shop.id, now);
  return { discounts: discounts.map((discount) => viewDiscount(discount, shop.timezone, now)) };
}

const Wish = z.discriminatedUnion("wish", [
  z.strictObject({ wish: z.literal("stop"), discountId: Serial }),
  z.strictObject({ wish: z.literal("try-again") }),
]);

export async function action({ request }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const form = await parseForm(request, Wish);
  if (!form.ok) return refuse(incomplete);
  if (form.data.wish === "try-again") {
    await askForCodes(shop.id, new Date());
    return tell("Codes are being made");
  }
  if (!(await stopDiscount(shop.id, form.data.discountId, new Date()))) throw notFound();
  return tell("No more codes are given. Those that shoppers have go on working");
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

export default function Discounts() {
  const { discounts } = useLoaderData<typeof loader>();
  const waiting = discounts.find(({ state }) => state === "waiting");
  return (
    <Page
      title="Discount codes"
      subtitle="Each shopper gets a code of their own in a message. It is good once."
      primaryAction={{ content: "Add discount", url: "/app/coupons/new" }}
    >
      <BlockStack gap="400">
        {waiting?.problem && <Waiting problem={waiting.problem} />}
        <Card padding="0">
          <RecordTable
            resource={{ singular: "discount", plural: "discounts" }}
            columns={[
              { title: "Discount" },
              { title: "Good for", isText: true },
              { title: "Status" },
              { title: "Ready", isNumber: true },
              { title: "Given", isNumber: true },
              { title: "Used", isNumber: true },
              { title: "Stop", isPlain: true },
            ]}
            rows={discounts.map((discount) => ({ id: String(discount.id), cells: cellsOf(discount) }))}
            empty={
              <NothingHere
                heading="No discount codes yet"
                action={{ content: "Add discount", url: "/app/coupons/new" }}
              >
                Say what a code gives and how long it is good. Then put it into a message.
              </NothingHere>
            }
          />
        </Card>
      </BlockStack>
    </Page>
  );
}

function Waiting({ problem }: { problem: string }) {
  const fetcher = useFetcher<{ told: Told }>();
  const { withPermission, isAsking } = usePermission("write_discounts");
  useToast(fetcher.data?.told);
  const tryAgain = () => withPermission(() => fetcher.submit({ wish: "try-again" }, { method: "post" }));
  return (
    <Banner
      tone="warning"
      title="Codes are not being made"
      action={{ content: "Allow it and try again", onAction: tryAgain, loading: isAsking || fetcher.state !== "idle" }}
    >
      <p>{problem}.</p>
    </Banner>
  );
}

function cellsOf(discount: DiscountView) {
  const number = (count: number) => count.toLocaleString("en-GB");
  return [
    <BlockStack key="name">
      <Text as="span" fontWeight="semibold">
        {discount.name}
      </Text>
      <Text as="span" tone="subdued">
        {discount.gives}
      </Text>
    </BlockStack>,
    discount.ends,
    <State key="state" state={discount.state} />,
    number(discount.free),
    number(discount.given),
    number(discount.used),
    discount.state === "stopped" || discount.state === "over" ? "" : <Stop key="stop" discount={discount} />,
  ];
}

function State({ state }: Pick<DiscountView, "state">) {
  switch (state) {
    case "ready":
      return <Badge tone="success">Ready</Badge>;
    case "making":
      return <Badge tone="info">Being made</Badge>;
    case "waiting":
      return <Badge tone="warning">Waiting</Badge>;
    case "stopped":
      return <Badge>Stopped</Badge>;
    case "over":
      return <Badge>Over</Badge>;
    default:
      return state satisfies never;
  }
}

function Stop({ discount: { id, name } }: { discount: DiscountView }) {
  const fetcher = useFetcher<{ told: Told }>();
  useToast(fetcher.data?.told);
  return (
    <ConfirmButton
      label="Stop"
      question={`Give no more codes of “${name}”?`}
      yes="Give no more"
      no="Keep giving them"
      isDestructive
      button={{ loading: fetcher.state !== "idle", accessibilityLabel: `Give no more codes of ${name}` }}
      onConfirm={() => fetcher.submit({ wish: "stop", discountId: id }, { method: "post" })}
    >
      That cannot be taken back. Messages with this discount wait for a code and are not sent, so give them another one
      first. Codes that shoppers have go on working.
    </ConfirmButton>
  );
}
