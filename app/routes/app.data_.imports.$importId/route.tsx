import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { z } from "zod";
import { attempt, unlessFailed } from "~/components/attempt";
import { DataTabs } from "~/components/data-tabs";
import { useLookAgain } from "~/components/use-look-again";
import { useToast, type Told } from "~/components/use-toast";
import { parseForm } from "~/doors/parse-form.server";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { incomplete } from "~/doors/tell.server";
import { beginImport, discardUpload, previewImport, undoImport, type Preview } from "~/domains/imports/index.server";
import type { Shop } from "~/domains/shops/model";
import { Serial } from "~/lib/serial";
import { StateBadge } from "../app.data_.imports._index/state-badge";
import { PlanEditor } from "./plan-editor";
import { readPlan } from "./plan-form";
import { Result } from "./result";
import { viewImport } from "./view.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const id = Serial.safeParse(params["importId"]);
  const view = id.success ? await viewImport(shop, id.data, new Date()) : null;
  if (!view) throw notFound();
  return view;
}

const Wish = z.discriminatedUnion("wish", [
  z.strictObject({ wish: z.enum(["preview", "begin"]), plan: z.string() }),
  z.strictObject({ wish: z.literal("undo") }),
  z.strictObject({ wish: z.literal("discard") }),
]);

export async function action({ request, params }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const id = Serial.safeParse(params["importId"]);
  if (!id.success) throw notFound();
  const form = await parseForm(request, Wish);
  if (!form.ok) return answer({ told: { problem: true, words: incomplete } }, 422);
  const now = new Date();
  switch (form.data.wish) {
    case "discard":
      if (!(await discardUpload(shop.id, id.data))) throw notFound();
      return redirect("/app/data/imports");
    case "undo":
      if (!(await undoImport(shop.id, id.data, now))) throw notFound();
      return answer({ told: { problem: false, words: "The import is being undone" } });
    default:
      return plan(shop, id.data, form.data, now);
  }
}

/** What comes of a plan: its preview, or that the file is taken in. */
async function plan(shop: Shop, id: number, { wish, plan }: { wish: "preview" | "begin"; plan: string }, now: Date) {
  const read = readPlan(plan, shop.timezone, now);
  if (!read.ok) return answer({ told: marked, errors: read.errors }, 422);
  if (wish === "preview") {
    const preview = await previewImport(shop.id, id, read.plan, now);
    if (!preview) throw notFound();
    return answer({ preview });
  }
  const begun = await beginImport(shop.id, id, read.plan, now);
  if (begun.outcome === "missing") throw notFound();
  if (begun.outcome === "refused") return answer({ told: marked, errors: { [begun.field]: begun.problem } }, 422);
  return answer({ told: { problem: false, words: "The file is being taken in" } });
}

/** Of what was asked only what there is to say. */
interface Answer {
  told?: Told | undefined;
  errors?: Record<string, string> | undefined;
  preview?: Preview[] | undefined;
}

const marked: Told = { problem: true, words: "Not imported: look at what is marked" };

function answer(what: Answer, status = 200) {
  return data(what, { status });
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

export default function ImportPage() {
  const view = useLoaderData<typeof loader>();
  const result: Answer | undefined = useActionData<typeof action>();
  useToast(result?.told);
  useLookAgain(view.state === "running" || view.state === "undoing", 1000);
  return (
    <Page
      title={view.name}
      titleMetadata={<StateBadge state={view.state} />}
      subtitle={`${view.size.toLocaleString("en-GB")} rows`}
      backAction={{ content: "Imports", url: "/app/data/imports" }}
    >
      <BlockStack gap="400">
        <DataTabs here="imports" />
        {view.state === "draft" ? (
          <PlanEditor view={view} errors={result?.errors ?? {}} preview={result?.preview ?? null} />
        ) : (
          <Result view={view} />
        )}
      </BlockStack>
    </Page>
  );
}
