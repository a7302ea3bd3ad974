import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate } from "@remix-run/react";
import { Card, Page, Tabs } from "@shopify/polaris";
import { Fragment } from "react";
import { z } from "zod";
import { formatTime } from "~/components/dates";
import { MessageStatus } from "~/components/message-badges";
import { explainMessage } from "~/components/message-words";
import { NothingHere } from "~/components/nothing-here";
import { pageOf, readPage, usePaging } from "~/components/paging";
import { RecordTable } from "~/components/record-table";
import { SendAgain } from "~/components/send-again";
import { ShopperLink } from "~/components/shopper-link";
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
    ({ id, profileId, name, email, template, program, isOptIn, state, feedback, queuedAt, settledAt, ...told }) => ({
      ...{ id, profileId, name, email, template, program, isOptIn, state, feedback },
      at: formatTime(settledAt ?? queuedAt, timezone),
      explained: explainMessage({ state, ...told }, { timezone, shopperTimezone: told.shopperTimezone }),
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
            { title: "Status", isText: true },
          ]}
          rows={messages.rows.map(({ id, profileId, name, email, template, program, isOptIn, at, ...status }) => ({
            id,
            cells: [
              <ShopperLink key="to" id={profileId} name={name} email={email} />,
              at,
              template,
              program ?? (isOptIn ? "An address given in a quiz" : "–"),
              <Fragment key="status">
                <MessageStatus {...status} />{" "}
                {!isOptIn && (
                  <SendAgain messageId={id} state={status.state} about={`${template} to ${name || email}`} />
                )}
              </Fragment>,
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
      <NothingHere heading="No such messages" action={{ content: "Show all", url: "/app/messages" }}>
        {nothingOf[view]}
      </NothingHere>
    );
  }
  return (
    <NothingHere heading="Nothing has been sent yet" action={{ content: "Open flows", url: "/app/flows" }}>
      Turn a flow on, or send a campaign. Every message stands here then: those that went out, and those held back, with
      the reason.
    </NothingHere>
  );
}

const nothingOf: Record<Exclude<MessageView, "all">, string> = {
  sent: "Nothing has been sent yet.",
  "not-sent": "Nothing was held back. When something is, the reason stands here.",
  unsure: "Nothing is in doubt and nothing failed.",
};
