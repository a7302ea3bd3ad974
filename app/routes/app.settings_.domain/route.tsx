import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { Banner, BlockStack, Page } from "@shopify/polaris";
import { attempt, unlessFailed } from "~/components/attempt";
import { SettingsTabs } from "~/components/settings-tabs";
import { useLookAgain } from "~/components/use-look-again";
import { parseForm } from "~/doors/parse-form.server";
import { requireShop } from "~/doors/require-shop.server";
import { answer, refuse } from "~/doors/tell.server";
import { findBreaker, findDomain, findKeyView, findSenderState } from "~/domains/senders/index.server";
import { findSender } from "~/domains/shops/index.server";
import { Account } from "./account";
import { DomainCard } from "./domain-card";
import { grant } from "./grant.server";
import { Reception } from "./reception";
import { Records } from "./records";
import { viewSender } from "./view";
import { WarmUp } from "./warm-up";
import { Wish } from "./wish";

export async function loader({ request }: LoaderFunctionArgs) {
  const { id, timezone } = await requireShop(request);
  const now = new Date();
  const [state, domain, key, breaker, sender] = await Promise.all([
    findSenderState(id, now),
    findDomain(id),
    findKeyView(id),
    findBreaker(id),
    findSender(id),
  ]);
  return viewSender({ state, domain, key, breaker, fromEmail: sender?.fromEmail ?? null }, timezone, now);
}

export async function action({ request }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const form = await parseForm(request, Wish);
  if (!form.ok) return refuse("Not done: look at what is marked", form.errors);
  const { told, errors } = await grant(shop.id, form.data, new Date());
  return answer(told, errors);
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

const lookEveryMs = 4000;

export default function Domain() {
  const { problem, pausedFor, suggestedName, domain, key, warmUp, breaker } = useLoaderData<typeof loader>();
  useLookAgain(domain !== null && !domain.isReady, lookEveryMs);
  const isPaused = pausedFor === "bounces" || pausedFor === "complaints";
  return (
    <Page title="Settings" subtitle="The domain your mail comes from, and how it is taken">
      <BlockStack gap="400">
        <SettingsTabs here="domain" />
        {problem && !isPaused && (
          <Banner tone="warning" title="Nothing is sent yet">
            <p>{problem}</p>
          </Banner>
        )}
        {breaker?.pausedFor && <Reception breaker={breaker} />}
        <DomainCard key={`domain ${domain?.name}`} domain={domain} suggestedName={suggestedName} />
        {domain && <Records records={domain.records} isReady={domain.isReady} />}
        {warmUp && <WarmUp warmUp={warmUp} />}
        {breaker && !breaker.pausedFor && <Reception breaker={breaker} />}
        <Account key={`account ${key?.lastFour}`} account={key} />
      </BlockStack>
    </Page>
  );
}
