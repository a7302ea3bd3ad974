import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Box, Card, Page, Text } from "@shopify/polaris";
import { DataTabs } from "~/components/data-tabs";
import { formatTime } from "~/components/dates";
import { NothingHere } from "~/components/nothing-here";
import { RecordLink } from "~/components/record-link";
import { RecordTable } from "~/components/record-table";
import { useLookAgain } from "~/components/use-look-again";
import { requireShop } from "~/doors/require-shop.server";
import { listImports } from "~/domains/imports/index.server";
import { mostBytes, mostLines } from "~/domains/imports/model";
import { StateBadge } from "./state-badge";
import { UploadCard } from "./upload-card";

export async function loader({ request }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const imports = await listImports(shop.id);
  return {
    imports: imports.map(({ id, name, state, size, created, changed, refused, uploadedAt }) => ({
      ...{ id, name, state, size, created, changed, refused, uploadedAt: formatTime(uploadedAt, shop.timezone) },
    })),
  };
}

export default function Imports() {
  const { imports } = useLoaderData<typeof loader>();
  useLookAgain(
    imports.some(({ state }) => state === "running" || state === "undoing"),
    2000,
  );
  const count = (number: number) => number.toLocaleString("en-GB");
  return (
    <Page title="Data" subtitle="What other systems know of your shoppers, brought in as a file" fullWidth>
      <BlockStack gap="400">
        <DataTabs here="imports" />
        <UploadCard />
        <Card padding="0">
          <RecordTable
            resource={{ singular: "import", plural: "imports" }}
            columns={[
              { title: "File" },
              { title: "Uploaded" },
              { title: "State" },
              { title: "Rows", isNumber: true },
              { title: "New shoppers", isNumber: true },
              { title: "Changed", isNumber: true },
              { title: "Left out", isNumber: true },
            ]}
            rows={imports.map(({ id, name, state, size, created, changed, refused, uploadedAt }) => ({
              id: String(id),
              cells: [
                <RecordLink key="name" url={`/app/data/imports/${id}`}>
                  {name}
                </RecordLink>,
                uploadedAt,
                <StateBadge key="state" state={state} />,
                count(size),
                count(created),
                count(changed),
                count(refused),
              ],
            }))}
            empty={
              <NothingHere heading="Nothing imported yet">
                Choose a CSV file above. Nothing is taken in before you have said what its columns mean and seen what
                its first rows would do.
              </NothingHere>
            }
          />
        </Card>
        <Box paddingInline={{ xs: "400", sm: "0" }} paddingBlockEnd="400">
          <Text as="p" tone="subdued">
            A file may have {mostLines.toLocaleString("en-GB")} rows and {mostBytes / 1024 / 1024} MB. Its rows are kept
            for 90 days; as long an import can be undone.
          </Text>
        </Box>
      </BlockStack>
    </Page>
  );
}
