import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { Badge, BlockStack, Box, Button, Card, DropZone, InlineError, InlineStack, Page, Text } from "@shopify/polaris";
import { useState, type SyntheticEvent } from "react";
import { attempt, unlessFailed } from "~/components/attempt";
import { ExportButton } from "~/components/export-button";
import { NothingHere } from "~/components/nothing-here";
import { RecordLink } from "~/components/record-link";
import { RecordTable } from "~/components/record-table";
import { useToast } from "~/components/use-toast";
import { parseForm } from "~/doors/parse-form.server";
import { requireShop } from "~/doors/require-shop.server";
import { act, Wish, type Answer } from "./act.server";
import { loadPlaybooks } from "./load.server";
import { PreviewCard } from "./preview-card";

export async function loader({ request }: LoaderFunctionArgs) {
  return loadPlaybooks((await requireShop(request)).id);
}

export async function action({ request }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const form = await parseForm(request, Wish);
  if (form.ok) return act(shop.id, form.data, new Date());
  const answer: Answer = {
    told: { problem: true, words: form.errors["text"] ?? "The form was not complete; reload the page and try again" },
    preview: null,
  };
  return data(answer, { status: 422 });
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

/** What is about to be used: a flow of the shop's, or the text of a file. */
type Chosen = { flow: string } | { text: string };

export default function Playbooks() {
  const { flows } = useLoaderData<typeof loader>();
  const fetcher = useFetcher<Answer>();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  useToast(fetcher.data?.told ?? undefined);
  const ask = (next: Chosen, does: "preview" | "use") => {
    setChosen(next);
    fetcher.submit({ wish: `${does}-${"flow" in next ? "own" : "file"}`, ...next }, { method: "post" });
  };
  const preview = chosen && fetcher.data?.preview;
  const isBusy = fetcher.state !== "idle";
  return (
    <Page
      title="Playbooks"
      subtitle="A flow with its segments and messages, to be used again"
      backAction={{ content: "Learnings", url: "/app/reports/learnings" }}
    >
      <BlockStack gap="400">
        <FromFile onRead={(text) => ask({ text }, "preview")} />
        <div aria-live="polite">
          {preview && (
            <PreviewCard
              preview={preview}
              isBusy={isBusy}
              onUse={() => ask(chosen, "use")}
              onCancel={() => setChosen(null)}
            />
          )}
        </div>
        <Card padding="0">
          <RecordTable
            resource={{ singular: "flow", plural: "flows" }}
            columns={[{ title: "Flow" }, { title: "State" }, { title: "Use it again", isPlain: true }]}
            rows={flows.map(({ id, name, isOn }) => ({
              id: String(id),
              cells: [
                <RecordLink key="name" url={`/app/flows/${id}`}>
                  {name}
                </RecordLink>,
                <Badge key="state" {...(isOn ? { tone: "success" as const } : {})}>
                  {isOn ? "On" : "Off"}
                </Badge>,
                <span key="use" onClick={keepFromRow} onKeyUp={keepFromRow} role="presentation">
                  <InlineStack gap="200">
                    <Button
                      accessibilityLabel={`Clone “${name}”`}
                      disabled={isBusy}
                      onClick={() => ask({ flow: String(id) }, "preview")}
                    >
                      Clone
                    </Button>
                    <ExportButton url={`/app/reports/learnings/playbooks/${id}`} fileName={`${fileName(name)}.json`} />
                  </InlineStack>
                </span>,
              ],
            }))}
            empty={
              <NothingHere heading="No flow yet" action={{ content: "New flow", url: "/app/flows/new" }}>
                Whatever flow you have can be kept as a playbook, with its segments and messages.
              </NothingHere>
            }
          />
        </Card>
      </BlockStack>
    </Page>
  );
}

/** What is pressed in a row must not open the row, too. */
const keepFromRow = (event: SyntheticEvent) => event.stopPropagation();

function FromFile({ onRead }: { onRead(text: string): void }) {
  const [isRefused, setIsRefused] = useState(false);
  const read = (files: File[]) => {
    const [file] = files;
    setIsRefused(false);
    if (file) void file.text().then(onRead);
  };
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Use a playbook from a file
        </Text>
        <Box>
          <DropZone
            id="playbook-file"
            label="The file of a playbook"
            labelHidden
            accept=".json,application/json"
            type="file"
            allowMultiple={false}
            error={isRefused}
            onDropAccepted={read}
            onDropRejected={() => setIsRefused(true)}
          >
            <DropZone.FileUpload actionTitle="Choose a file" actionHint="You see what it would make before it does" />
          </DropZone>
        </Box>
        {isRefused && (
          <InlineError fieldID="playbook-file" message="That is no playbook: choose a file whose name ends in .json" />
        )}
      </BlockStack>
    </Card>
  );
}

function fileName(name: string): string {
  return `playbook-${name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60)}`;
}
