import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { BlockStack, Card, Checkbox, Form, InlineError, Page, Text } from "@shopify/polaris";
import { attempt, unlessFailed } from "~/components/attempt";
import { UnsavedBar } from "~/components/unsaved-bar";
import { useSavedForm } from "~/components/use-saved-form";
import { useToast } from "~/components/use-toast";
import { DaysFields } from "~/components/week/days-fields";
import { Week } from "~/components/week/week";
import { parseForm } from "~/doors/parse-form.server";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { marked, refuse, tell } from "~/doors/tell.server";
import { findPolicies, findSegmentTimes, saveSegmentTimes } from "~/domains/messages/index.server";
import { findSegment } from "~/domains/segments/index.server";
import { openSpans, overlap } from "~/lib/open-spans";
import { Serial } from "~/lib/serial";
import { fieldsOf, TimesForm, type TimesFields } from "./form";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const { id, name } = await segmentOf(shop.id, params["segmentId"]);
  const [windows, policies] = await Promise.all([findSegmentTimes(shop.id, id), findPolicies(shop.id)]);
  return { id, name, saved: fieldsOf(windows), shopSpans: openSpans(policies) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const { id } = await segmentOf(shop.id, params["segmentId"]);
  const form = await parseForm(request, TimesForm);
  if (!form.ok) return refuse(marked, form.errors);
  const saved = await saveSegmentTimes(shop.id, id, form.data, new Date());
  return saved.outcome === "refused"
    ? refuse(marked, { times: saved.problem })
    : tell("Saved. What waits is decided about anew");
}

async function segmentOf(shopId: number, asked: string | undefined) {
  const segmentId = Serial.safeParse(asked);
  const segment = segmentId.success ? await findSegment(shopId, segmentId.data) : null;
  if (!segment) throw notFound();
  return segment;
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

export default function Times() {
  const { id, name, saved, shopSpans } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { values, change, save, bar } = useSavedForm<TimesFields>(saved, { meaning, fields: (all) => all });
  useToast(result?.told);
  const read = TimesForm.safeParse(values);
  const spans = !read.success ? [] : read.data.length === 0 ? shopSpans : overlap(shopSpans, read.data);
  const error = result?.errors["times"];
  return (
    <Page
      title={`Times of “${name}”`}
      subtitle="When those in it are written to, by their own clock"
      backAction={{ content: name, url: `/app/segments/${id}` }}
    >
      <UnsavedBar id="times" {...bar} />
      <Form onSubmit={save}>
        <BlockStack gap="400">
          <Card>
            <BlockStack gap="400">
              <Text as="p" tone="subdued">
                Professionals early in the morning, say, or caregivers in the evening. Marketing mail of any kind waits
                for these times; who is in several such segments is written to in the times of any of them. Your shop’s
                quiet hours, days and times hold for them, too.
              </Text>
              <Checkbox
                label="Write to them only on certain days and at certain times"
                checked={values.hasTimes === "on"}
                onChange={(isOn) => change({ hasTimes: isOn ? "on" : "" })}
              />
              {values.hasTimes && <DaysFields values={values} onChange={change} />}
              {error && <InlineError fieldID="times" message={error} />}
            </BlockStack>
          </Card>
          <Week spans={spans} />
        </BlockStack>
      </Form>
    </Page>
  );
}

/** What is typed of times that are switched off is no change. */
function meaning(values: TimesFields): string {
  return values.hasTimes ? JSON.stringify(values) : "";
}
