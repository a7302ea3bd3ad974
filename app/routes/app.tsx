import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { isRouteErrorResponse, Link, Outlet, useLoaderData, useRouteError, useRouteLoaderData } from "@remix-run/react";
import { NavMenu } from "@shopify/app-bridge-react";
import polarisStyles from "@shopify/polaris/build/esm/styles.css?url";
import { AppProvider } from "@shopify/shopify-app-remix/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import type { ReactNode } from "react";
import { ErrorPage } from "~/components/error-page";
import { WhileLoading } from "~/components/while-loading";
import { env } from "~/env.server";
import { shopify } from "~/shopify.server";

export const links = () => [{ rel: "stylesheet", href: polarisStyles }];
export const meta = () => [{ title: "Tessera" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await shopify.authenticate.admin(request);
  return { apiKey: env.SHOPIFY_API_KEY, appBridgeUrl: env.APP_BRIDGE_URL };
}

/** What it says is the same on every page; a page that fails then still has its frame. */
export const shouldRevalidate = () => false;

export default function App() {
  return (
    <Frame bridge={useLoaderData<typeof loader>()}>
      <WhileLoading>
        <Outlet />
      </WhileLoading>
    </Frame>
  );
}

/** The frame of every page in the admin: App Bridge, Polaris and the navigation. */
function Frame({ bridge, children }: { bridge: { apiKey: string; appBridgeUrl: string }; children: ReactNode }) {
  return (
    <AppProvider isEmbeddedApp apiKey={bridge.apiKey} __APP_BRIDGE_URL={bridge.appBridgeUrl}>
      <NavMenu>
        <Link to="/app" rel="home">
          Home
        </Link>
        <Link to="/app/reports">Reports</Link>
        <Link to="/app/segments">Segments</Link>
        <Link to="/app/flows">Flows</Link>
        <Link to="/app/campaigns">Campaigns</Link>
        <Link to="/app/experiments">Experiments</Link>
        <Link to="/app/quizzes">Quizzes</Link>
        <Link to="/app/templates">Templates</Link>
        <Link to="/app/coupons">Discount codes</Link>
        <Link to="/app/shoppers">Shoppers</Link>
        <Link to="/app/data">Data</Link>
        <Link to="/app/messages">Messages</Link>
        <Link to="/app/health">Health</Link>
        <Link to="/app/settings">Settings</Link>
      </NavMenu>
      {children}
    </AppProvider>
  );
}

/** Shopify's own answers (a fresh session token is needed, say) arrive as errors too; they are passed on as they are. */
export function ErrorBoundary() {
  const error = useRouteError();
  const bridge = useRouteLoaderData<typeof loader>("routes/app");
  if (!bridge || (isRouteErrorResponse(error) && error.status !== 404)) return boundary.error(error);
  return (
    <Frame bridge={bridge}>
      <ErrorPage error={error} />
    </Frame>
  );
}

export const headers: HeadersFunction = (args) => boundary.headers(args);
