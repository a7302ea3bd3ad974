import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { BlockStack, Form, Page } from "@shopify/polaris";
import { z } from "zod";
import { attempt, unlessFailed } from "~/components/attempt";
import { SettingsTabs } from "~/components/settings-tabs";
import { UnsavedBar } from "~/components/unsaved-bar";
import { useSavedForm } from "~/components/use-saved-form";
import { useToast } from "~/components/use-toast";
import { parseForm } from "~/doors/parse-form.server";
import { requireShop } from "~/doors/require-shop.server";
import { refuse, tell } from "~/doors/tell.server";
import {
  askForTelling,
  countOptIns,
  countTold,
  findOptInPolicy,
  saveOptInPolicy,
} from "~/domains/consent/index.server";
import { AddressCard, PolicyCard } from "./cards";
import { listCountryNames } from "./countries";
import { fieldsOf, PolicyForm, type PolicyFields } from "./form";
import { ShopifyCard, WeekCard } from "./standing";
import { toldWords, weekOf } from "./view";

const weekMilliseconds = 7 * 86_400_000;

export async function loader({ request }: LoaderFunctionArgs) {
  const { id } = await requireShop(request);
  const since = new Date(Date.now() - weekMilliseconds);
  const [policy, counts, told] = await Promise.all([findOptInPolicy(id), countOptIns(id, since), countTold(id)]);
  return {
    saved: fieldsOf(policy),
    countries: listCountryNames(),
    week: weekOf(counts),
    told: { words: toldWords(told), problem: told.problem, isWaiting: told.waiting > 0 },
  };
}

const Wish = z.union([z.strictObject({ wish: z.literal("tell") }), PolicyForm]);

export async function action({ request }: ActionFunctionArgs) {
  const { id } = await requireShop(request);
  const form = await parseForm(request, Wish);
  if (!form.ok) return refuse("Not saved: reload the page and choose once more");
  if ("wish" in form.data) {
    await askForTelling(id);
    return tell("Shopify is being told");
  }
  await saveOptInPolicy(id, form.data, new Date());
  return tell("Saved. It holds for who agrees from now on");
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

export default function Consent() {
  const { saved, countries, week, told } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { values, change, save, bar } = useSavedForm<PolicyFields>(saved, { fields: (all) => all });
  useToast(result?.told);
  return (
    <Page title="Settings" subtitle="How shoppers agree to be written to">
      <UnsavedBar id="consent" {...bar} />
      <Form onSubmit={save}>
        <BlockStack gap="400">
          <SettingsTabs here="consent" />
          <PolicyCard values={values} countries={countries} onChange={change} />
          <AddressCard values={values} onChange={change} />
          <WeekCard {...week} />
          <ShopifyCard {...told} />
        </BlockStack>
      </Form>
    </Page>
  );
}
