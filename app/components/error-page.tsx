import { isRouteErrorResponse, useLocation } from "@remix-run/react";
import { Card, Page } from "@shopify/polaris";
import { NothingHere } from "./nothing-here";

/** What a merchant sees when a page is not there or failed: what it means, and where to go from here. */
export function ErrorPage({ error }: { error: unknown }) {
  const { pathname, search } = useLocation();
  if (isRouteErrorResponse(error) && error.status === 404) {
    return (
      <Page title="Not found">
        <Card padding="0">
          <NothingHere heading="There is no such page in your shop" action={{ content: "Go home", url: "/app" }}>
            It may have been removed, or the address is not right.
          </NothingHere>
        </Card>
      </Page>
    );
  }
  return (
    <Page title="Something went wrong">
      <Card padding="0">
        <NothingHere heading="This page could not be shown" action={{ content: "Try again", url: pathname + search }}>
          Nothing was lost. If it happens again in a few minutes, the Health page shows what is going on.
        </NothingHere>
      </Card>
    </Page>
  );
}
