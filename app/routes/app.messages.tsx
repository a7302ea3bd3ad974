import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate } from "@remix-run/react";
import { Card, EmptyState, Link, Page, Tabs } from "@shopify/polaris";
import { z } from "zod";
import { formatTime } from "~/components/dates";
import { MessageStatus } from "~/components/message-badges";
import { pageOf, readPage, usePaging } from "~/components/paging";
import { nameTemplate } from "~/components/reasons";
import { RecordTable } from "~/components/record-table";
import { requireShop } from "~/doors/require-shop.server";
import { listMessages } from "~/domains/reports/index.server";
import { messageViews, type MessageView } from "~/domains/reports/model";

const View = z.enum(messageViews).catch("all");

export async function loader({ request }: LoaderFunctionArgs) {
  const { id, timezone } = await requireShop(request);
  const params = new URL(request.url).searchParams;
  const view = View.parse(params.get("show"));
  const { page, slice } = readPage(params);
  const messages = (await listMessages(id, { view, ...slice })).map(
    ({ queuedAt, settledAt, templateKey, ...message }) => ({
      ...message,
      template: nameTemplate(templateKey),
      at: formatTime(settledAt ?? queuedAt, timezone),
    }),
  );
  return { view, timezone, messages: pageOf(page, messages) };
}

const tabs: { id: MessageView; content: string }[] = [
  { id: "all", content: "All" },
  { id: "sent", content: "Sent" },
  { id: "not-sent", content: "Not sent" },
  { id: "unsure", content: "In doubt or failed" },
];

export default function Messages() {
  const { view, messages, timezone } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  return (
    <Page
      title="Messages"
      subtitle={`What was sent, what was not, and why. Times are those of ${timezone.replaceAll("_", " ")}`}
    >
      <Card padding="0">
        <Tabs
          tabs={tabs}
          selected={tabs.findIndex(({ id }) => id === view)}
          onSelect={(at) => navigate(`?show=${tabs[at]?.id ?? "all"}`)}
        />
        <RecordTable
          resource={{ singular: "message", plural: "messages" }}
          columns={[
            { title: "To" },
            { title: "When" },
            { title: "Message" },
            { title: "Because of" },
            { title: "Status" },
          ]}
          rows={messages.rows.map(({ id, profileId, name, email, template, flow, at, ...status }) => ({
            id,
            cells: [
              <Link key="to" url={`/app/shoppers/${profileId}`}>
                {name || email || "Without a name"}
              </Link>,
              at,
              template,
              flow ?? "–",
              <MessageStatus key="status" {...status} />,
            ],
          }))}
          empty={<NoMessages view={view} />}
          pagination={usePaging(messages)}
        />
      </Card>
    </Page>
  );
}

function NoMessages({ view }: { view: MessageView }) {
  if (view !== "all") {
    return (
      <EmptyState heading="No such messages" image="" action={{ content: "Show all", url: "/app/messages" }}>
        <p>{view === "unsure" ? "Nothing is in doubt and nothing failed." : "There may be others."}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState heading="Nothing has been sent yet" image="" action={{ content: "Open flows", url: "/app/flows" }}>
      <p>Turn a flow on. Every message stands here then: those that went out, and those held back, with the reason.</p>
    </EmptyState>
  );
}
