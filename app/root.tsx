import { isRouteErrorResponse, Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteError } from "@remix-run/react";
import type { ReactNode } from "react";

export default function Root() {
  return (
    <Document>
      <Outlet />
    </Document>
  );
}

/** Outside the admin: an address that leads nowhere, or a page that failed before there was a frame to say so in. */
export function ErrorBoundary() {
  const error = useRouteError();
  const isMissing = isRouteErrorResponse(error) && error.status === 404;
  return (
    <Document>
      <main
        style={{ fontFamily: "system-ui, sans-serif", margin: "15vh auto", maxWidth: "32rem", padding: "0 1.5rem" }}
      >
        <h1>{isMissing ? "There is no such page" : "This page could not be shown"}</h1>
        <p>{isMissing ? "The address may be mistyped or out of date." : "Try again in a moment."}</p>
      </main>
    </Document>
  );
}

function Document({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  );
}
