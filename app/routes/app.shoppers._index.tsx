import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { BlockStack, Box, Button, Card, Page, TextField } from "@shopify/polaris";
import { useState } from "react";
import { formatDay } from "~/components/dates";
import { NothingHere } from "~/components/nothing-here";
import { pageOf, readPage, usePaging } from "~/components/paging";
import { RecordTable } from "~/components/record-table";
import { ShopperLink } from "~/components/shopper-link";
import { StageBadge } from "~/components/stage-badge";
import { requireShop } from "~/doors/require-shop.server";
import { searchShoppers } from "~/domains/reports/index.server";
import { formatMoney } from "~/lib/money";

export async function loader({ request }: LoaderFunctionArgs) {
  const { id, timezone, currency, readyAt } = await requireShop(request);
  const params = new URL(request.url).searchParams;
  const search = (params.get("search") ?? "").trim().slice(0, 100);
  const { page, slice } = readPage(params);
  const shoppers = (await searchShoppers(id, search, slice)).map(({ lastOrderAt, spentMinor, ...shopper }) => ({
    ...shopper,
    spent: formatMoney({ amountMinor: Number(spentMinor), currency }),
    lastOrder: lastOrderAt ? formatDay(lastOrderAt, timezone) : "–",
  }));
  return { search, isReady: readyAt !== null, shoppers: pageOf(page, shoppers) };
}

export default function Shoppers() {
  const { search, isReady, shoppers } = useLoaderData<typeof loader>();
  return (
    <Page title="Shoppers" subtitle="What we know of each, what we did, and why">
      <Card padding="0">
        <BlockStack>
          <SearchField key={search} search={search} />
          <RecordTable
            resource={{ singular: "shopper", plural: "shoppers" }}
            columns={[
              { title: "Shopper" },
              { title: "Email" },
              { title: "Stage" },
              { title: "Orders", isNumber: true },
              { title: "Spent", isNumber: true },
              { title: "Last order" },
            ]}
            rows={shoppers.rows.map(({ id, name, email, stage, orders, spent, lastOrder }) => ({
              id,
              cells: [
                <ShopperLink key="who" id={id} name={name} email={email} />,
                email ?? "–",
                <StageBadge key="stage" stage={stage} />,
                orders,
                spent,
                lastOrder,
              ],
            }))}
            empty={<NobodyHere isSearch={search !== ""} isReady={isReady} />}
            pagination={usePaging(shoppers)}
          />
        </BlockStack>
      </Card>
    </Page>
  );
}

function SearchField({ search }: { search: string }) {
  const [text, setText] = useState(search);
  return (
    <Box padding="400">
      <Form method="get" role="search">
        <TextField
          label="Search by name or email"
          labelHidden
          placeholder="Search by name or email"
          name="search"
          type="search"
          value={text}
          onChange={setText}
          autoComplete="off"
          connectedRight={<Button submit>Search</Button>}
        />
      </Form>
    </Box>
  );
}

function NobodyHere({ isSearch, isReady }: { isSearch: boolean; isReady: boolean }) {
  if (isSearch) {
    return (
      <NothingHere
        heading="Nobody’s name or address begins like this"
        action={{ content: "Show everybody", url: "/app/shoppers" }}
      >
        Look by the beginning of a first name, a last name or an address; capitals do not matter.
      </NothingHere>
    );
  }
  if (isReady) {
    return (
      <NothingHere heading="Nobody has come yet">
        Whoever buys, signs up or leaves an address stands here at once, with what they did and what was sent to them.
      </NothingHere>
    );
  }
  return (
    <NothingHere
      heading="Your shoppers appear when your history is read"
      action={{ content: "See how far it is", url: "/app" }}
    >
      Everyone who bought, signed up or left an address stands here, with what they did and what was sent to them.
    </NothingHere>
  );
}
