import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams, type ClientActionFunctionArgs } from "@remix-run/react";
import { BlockStack, Box, Card, Form, InlineStack, Link, Select, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { z } from "zod";
import { attempt, unlessFailed } from "~/components/attempt";
import { NothingHere } from "~/components/nothing-here";
import { ReportPage } from "~/components/report-page";
import { parseForm } from "~/doors/parse-form.server";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { incomplete, refuse, tell } from "~/doors/tell.server";
import { Note, outcomes } from "~/domains/insights";
import { keepNote } from "~/domains/insights/index.server";
import { Serial } from "~/lib/serial";
import { LearningCard, outcomeNames } from "./learning-card";
import { loadLearnings } from "./load.server";

export async function loader({ request }: LoaderFunctionArgs) {
  return loadLearnings(await requireShop(request), new URL(request.url).searchParams);
}

const Wish = z.strictObject({
  wish: z.literal("note"),
  id: Serial,
  note: Note,
});

export async function action({ request }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const form = await parseForm(request, Wish);
  if (!form.ok) return refuse(form.errors["note"] ?? incomplete, form.errors);
  if (!(await keepNote(shop.id, form.data.id, form.data.note, new Date()))) throw notFound();
  return tell("Saved");
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

const kinds = [
  { label: "Everything", value: "" },
  { label: "Flows", value: "flow" },
  { label: "Messages of flows", value: "flow_step" },
  { label: "Campaigns", value: "campaign" },
  { label: "Segments", value: "segment" },
];
const results = [
  { label: "Any result", value: "" },
  ...outcomes.map((one) => ({ label: outcomeNames[one], value: one })),
];

export default function Learnings() {
  const { cards, wanted, all } = useLoaderData<typeof loader>();
  return (
    <ReportPage here="learnings" question="What have we learnt?" choices={<Choices {...wanted} />}>
      <Box paddingInline={{ xs: "400", sm: "0" }}>
        <Text as="p">
          <Link url="/app/reports/learnings/playbooks">Playbooks: keep what works, and use it again</Link>
        </Text>
      </Box>
      <BlockStack gap="400">
        {cards.map((card) => (
          <LearningCard key={card.id} card={card} />
        ))}
      </BlockStack>
      {cards.length === 0 && (
        <Card>
          {all === 0 ? (
            <NothingHere
              heading="No comparison is over yet"
              action={{ content: "Go to experiments", url: "/app/experiments" }}
            >
              What chance has compared stays here: what was changed, for whom, and what came of it, whether there was a
              winner or not.
            </NothingHere>
          ) : (
            <NothingHere
              heading="None is like that"
              action={{ content: "Show all", url: "/app/reports/learnings" }}
            >{`${all} ${all === 1 ? "comparison is" : "comparisons are"} over; none of them has all of these words.`}</NothingHere>
          )}
        </Card>
      )}
    </ReportPage>
  );
}

function Choices({ search, show, kind }: { search: string; show: string; kind: string }) {
  const [, setParams] = useSearchParams();
  const [words, setWords] = useState(search);
  const choose = (name: string, value: string) =>
    setParams((params) => {
      const next = new URLSearchParams(params);
      if (value === "") next.delete(name);
      else next.set(name, value);
      return next;
    });
  return (
    <InlineStack gap="300" blockAlign="start">
      <Form onSubmit={() => choose("search", words)}>
        <TextField
          label="Search"
          value={words}
          onChange={setWords}
          helpText="Press Enter"
          autoComplete="off"
          clearButton
          onClearButtonClick={() => {
            setWords("");
            choose("search", "");
          }}
        />
      </Form>
      <Select label="Result" options={results} value={show} onChange={(value) => choose("show", value)} />
      <Select label="About" options={kinds} value={kind} onChange={(value) => choose("kind", value)} />
    </InlineStack>
  );
}
