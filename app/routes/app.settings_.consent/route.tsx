import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import {
  useActionData,
  useLoaderData,
  useNavigation,
  useSubmit,
  type ClientActionFunctionArgs,
} from "@remix-run/react";
import { SaveBar } from "@shopify/app-bridge-react";
import { BlockStack, Form, Page } from "@shopify/polaris";
import { useState } from "react";
import { z } from "zod";
import { attempt, unlessFailed } from "~/components/attempt";
import { SettingsTabs } from "~/components/settings-tabs";
import { useLeaveGuard } from "~/components/use-leave-guard";
import { useToast, type Told } from "~/components/use-toast";
import { parseForm } from "~/doors/parse-form.server";
import { requireShop } from "~/doors/require-shop.server";
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
  if (!form.ok) return tell(true, "Not saved: reload the page and choose once more", 422);
  if ("wish" in form.data) {
    await askForTelling(id);
    return tell(false, "Shopify is being told");
  }
  await saveOptInPolicy(id, form.data, new Date());
  return tell(false, "Saved. It holds for who agrees from now on");
}

function tell(problem: boolean, words: string, status = 200) {
  const told: Told = { problem, words };
  return data({ told }, { status });
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

export default function Consent() {
  const { saved, countries, week, told } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const [values, setValues] = useState<PolicyFields>(saved);
  const submit = useSubmit();
  const isSaving = useNavigation().state === "submitting";
  const hasChanges = JSON.stringify(values) !== JSON.stringify(saved);
  useToast(result?.told);
  useLeaveGuard(hasChanges);
  const save = () => submit(values, { method: "post" });
  return (
    <Page title="Settings" subtitle="How shoppers agree to be written to">
      <SaveBar id="consent" open={hasChanges}>
        <button variant="primary" disabled={isSaving} onClick={save}>
          Save
        </button>
        <button onClick={() => setValues(saved)}>Discard</button>
      </SaveBar>
      <Form onSubmit={save}>
        <BlockStack gap="400">
          <SettingsTabs here="consent" />
          <PolicyCard
            values={values}
            countries={countries}
            onChange={(change) => setValues({ ...values, ...change })}
          />
          <AddressCard values={values} onChange={(change) => setValues({ ...values, ...change })} />
          <WeekCard {...week} />
          <ShopifyCard {...told} />
        </BlockStack>
      </Form>
    </Page>
  );
}
