import { isRouteErrorResponse } from "@remix-run/react";
import { EmptyState, LegacyCard, Page } from "@shopify/polaris";

/** What a merchant sees when a page is not there or failed: what it means, and where to go from here. */
export function ErrorPage({ error }: { error: unknown }) {
  const isMissing = isRouteErrorResponse(error) && error.status === 404;
  return (
    <Page>
      <LegacyCard sectioned>
        <EmptyState
          heading={isMissing ? "There is no such page in your shop" : "This page could not be shown"}
          action={{ content: "Go home", url: "/app" }}
          image=""
        >
          <p>
            {isMissing
              ? "It may have been removed, or the address is not right."
              : "Nothing was lost. Try again in a moment; if it happens again, the Health page shows what is going on."}
          </p>
        </EmptyState>
      </LegacyCard>
    </Page>
  );
}
