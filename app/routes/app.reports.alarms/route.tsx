import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { BlockStack, Box, Button, Card, InlineStack, Page, Text } from "@shopify/polaris";
import { attempt, unlessFailed } from "~/components/attempt";
import { ExpectedForm } from "~/components/expected-form";
import { NothingHere } from "~/components/nothing-here";
import { RecordTable } from "~/components/record-table";
import { requireShop } from "~/doors/require-shop.server";
import { sayExpected } from "~/doors/say-expected.server";
import { dismissDrift } from "~/domains/insights/index.server";
import { loadAlarms, type AlarmView } from "./load.server";

export async function loader({ request }: LoaderFunctionArgs) {
  return loadAlarms(await requireShop(request));
}

export async function action({ request }: ActionFunctionArgs) {
  return sayExpected(request, dismissDrift, "You are not told of it again");
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

export default function Alarms() {
  const { open, past, segments } = useLoaderData<typeof loader>();
  return (
    <Page
      title="What has changed"
      subtitle="About your segments, without your doing"
      backAction={{ content: "Reports", url: "/app/reports" }}
    >
      <BlockStack gap="400">
        {open.map((alarm) => (
          <Alarm key={alarm.id} alarm={alarm} />
        ))}
        {open.length === 0 && (
          <Card>
            <NothingHere heading="Nothing has changed that need concern you">
              {`Every night ${segments === 1 ? "your segment is" : `your ${segments} segments are`} compared with what they used to be: their size, who comes in, how mail is taken, what is still sold, what still comes in. What changes is told here, and by mail once a week at most.`}
            </NothingHere>
          </Card>
        )}
        {past.length > 0 && <Past past={past} />}
      </BlockStack>
    </Page>
  );
}

function Alarm({ alarm: { id, title, since, says, because, sure, found, advice, url } }: { alarm: AlarmView }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
        <Text as="p">
          Since {since}: {says}
        </Text>
        <Text as="p" fontWeight="semibold">
          {because}
        </Text>
        <Text as="p" tone="subdued">
          {sure}. Found {found}.
        </Text>
        <InlineStack gap="200">
          <Button url={url} variant="primary" accessibilityLabel={`${advice}: ${title}`}>
            {advice}
          </Button>
          <ExpectedForm id={id} title={title} />
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

function Past({ past }: { past: AlarmView[] }) {
  return (
    <Card padding="0">
      <Box padding="400">
        <Text as="h2" variant="headingMd">
          What had changed
        </Text>
      </Box>
      <RecordTable
        resource={{ singular: "change", plural: "changes" }}
        columns={[{ title: "What", isText: true }, { title: "Since" }, { title: "What became of it", isText: true }]}
        rows={past.map(({ id, title, since, ended }) => ({ id: String(id), cells: [title, since, ended] }))}
      />
    </Card>
  );
}
