import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { z } from "zod";
import { attempt, unlessFailed } from "~/components/attempt";
import { parseForm } from "~/doors/parse-form.server";
import { requireShop } from "~/doors/require-shop.server";
import { incomplete, refuse, tell } from "~/doors/tell.server";
import {
  listBackfills,
  listDataRequests,
  listReconciliations,
  replayDeadLetters,
  retryBackfill,
} from "~/domains/ingest/index.server";
import { countOpenAnomalies } from "~/domains/quality/index.server";
import { countReceipts, findOldestWaiting, listDeadLetters } from "~/domains/reports/index.server";
import { findBreaker, findSharedAccount } from "~/domains/senders/index.server";
import { findStorefront } from "~/domains/storefront/index.server";
import { listFailingJobs } from "~/jobs/queries.server";
import { Anomalies } from "./anomalies";
import { Backfills } from "./backfills";
import { Comparisons } from "./comparisons";
import { DataRequests } from "./data-requests";
import { DeadLetters } from "./dead-letters";
import { Deliveries } from "./deliveries";
import { FailingJobs } from "./failing-jobs";
import { Reception } from "./reception";
import { Storefront } from "./storefront";
import { viewHealth } from "./view";

export async function loader({ request }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const now = new Date();
  const [receipts, oldest, deadLetters, backfills, comparisons, requests, jobs, mail, account, storefront, anomalies] =
    await Promise.all([
      countReceipts(shop.id, now),
      findOldestWaiting(shop.id),
      listDeadLetters(shop.id, 50),
      listBackfills(shop.id, shop.generation),
      listReconciliations(shop.id, 12),
      listDataRequests(shop.id),
      listFailingJobs(shop.id),
      findBreaker(shop.id),
      findSharedAccount(shop.id, now),
      findStorefront(shop.id),
      countOpenAnomalies(shop.id),
    ]);
  const view = viewHealth(
    { receipts, oldest, deadLetters, backfills, comparisons, requests, jobs, mail, account, storefront },
    shop.timezone,
    now,
  );
  return { ...view, anomalies };
}

const Wish = z.strictObject({
  wish: z.enum(["replay", "retry"]),
  receipt: z.union([z.literal("all"), z.string().regex(/^\d{1,18}$/)]),
});

export async function action({ request }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const form = await parseForm(request, Wish);
  if (!form.ok) return refuse(incomplete);
  return tell(await grant(shop.id, form.data));
}

/** Does what was wished for. @returns what came of it */
async function grant(shopId: number, { wish, receipt }: z.infer<typeof Wish>): Promise<string> {
  if (wish === "retry") {
    await retryBackfill(shopId);
    return "Reading it again";
  }
  const count = await replayDeadLetters(shopId, receipt === "all" ? "all" : [receipt]);
  return count === 1 ? "One delivery is being read again" : `${count} deliveries are being read again`;
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

export default function Health() {
  const {
    receipts,
    oldest,
    deadLetters,
    backfills,
    comparisons,
    requests,
    jobs,
    mail,
    account,
    storefront,
    anomalies,
  } = useLoaderData<typeof loader>();
  return (
    <Page title="Health" subtitle="Whether everything Shopify and Resend say arrives and is understood">
      <BlockStack gap="400">
        <Deliveries receipts={receipts} oldest={oldest} />
        <DeadLetters letters={deadLetters} />
        <Anomalies count={anomalies} />
        <Storefront storefront={storefront} />
        <Reception mail={mail} account={account} />
        <Backfills backfills={backfills} />
        <Comparisons comparisons={comparisons} />
        <DataRequests requests={requests} />
        <FailingJobs jobs={jobs} />
      </BlockStack>
    </Page>
  );
}
