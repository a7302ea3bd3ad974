import { createServer } from "node:http";
import { once } from "node:events";
import { join } from "node:path";
import express, { type Express, type NextFunction, type Request, type Response } from "express";
import { ZodError } from "zod";
import { sessionTokenFor } from "./admin/launch";
import { adminRoutes } from "./admin/routes";
import { themeEditorRoutes } from "./admin/theme-editor";
import { authRoutes } from "./auth/routes";
import { type TokenPair, TokenVault } from "./auth/tokens";
import { BulkOperations } from "./bulk/bulk-operations";
import { bulkRoutes } from "./bulk/routes";
import { controlRoutes } from "./control/routes";
import { Faults } from "./faults";
import { graphqlRoutes } from "./graphql/routes";
import { LeakyBucket } from "./graphql/throttle";
import { HttpRefusal, type Installation, Installations } from "./installations";
import { readSettings, type ShopifyOptions } from "./options";
import { type Action, changeScopes, uninstall } from "./store/actions";
import type { Store } from "./store/model";
import { storefrontRoutes } from "./storefront/routes";
import { WebhookDeliverer } from "./webhooks/deliver";

/** A Shopify on this machine. */
export interface Shopify {
  readonly app: Express;
  /** Where it is reached; known once it listens. */
  readonly url: string;
  readonly faults: Faults;
  readonly webhooks: WebhookDeliverer;
  /** Starts to listen, on 127.0.0.1 only. Without a port the system picks one. */
  listen(port?: number): Promise<void>;
  close(): Promise<void>;
  store(shop: string): Store;
  /** Installs the app in a shop as opening it does, without a browser: an expiring offline token and its refresh token. */
  install(shop: string): TokenPair;
  /** A session token, as the admin gives one to the app's page. */
  sessionToken(shop: string): string;
  /** Does something to a store and sends the webhooks it causes. */
  perform<Input, Result>(shop: string, action: Action<Input, Result>, input: Input): Result;
  /** What the merchant grants from now on; tells the app. */
  grantScopes(shop: string, scopes: string[]): void;
}

/** Builds a Shopify that holds the given stores. Nothing listens before `listen`. */
export function createShopify(options: ShopifyOptions): Shopify {
  const settings = readSettings(options);
  const clock = options.clock ?? (() => new Date());
  const { clientId, clientSecret, appUrl } = settings;
  const keys = { clientId, clientSecret };

  const app = express();
  const server = createServer(app);
  const url = () => settings.publicUrl ?? addressOf(server.address());

  const faults = new Faults();
  const installations = new Installations(
    options.stores,
    settings.scopes,
    () => new LeakyBucket(settings.throttle, clock()),
  );
  const vault = new TokenVault(clock, {
    accessTokenSeconds: settings.accessTokenSeconds,
    refreshTokenSeconds: settings.refreshTokenSeconds,
    retrySeconds: settings.refreshRetrySeconds,
  });
  const webhooks = new WebhookDeliverer({
    ...settings,
    clock,
    retryDelaysMs: settings.webhookRetryDelaysMs,
    faults,
  });
  const bulk = new BulkOperations({
    folder: join(settings.dataFolder, "bulk"),
    publicUrl: url,
    clock,
    durationMs: settings.bulkDurationMs,
    faults,
    emit: (installation, events) => webhooks.emit(installation, events),
  });

  const perform = <Input, Result>(installation: Installation, action: Action<Input, Result>, input: Input): Result => {
    const { result, events } = action(installation.store, input, clock());
    if (events.some(({ topic }) => topic === "app/uninstalled")) leave(installation);
    webhooks.emit(installation, events);
    return result;
  };
  const leave = (installation: Installation) => {
    vault.revoke(installation.store.shop.domain);
    installation.installedAt = null;
    installation.webPixel = null;
    installation.embedsOn.clear();
  };

  const grant = (installation: Installation, scopes: string[]) => {
    const previous = installation.scopes;
    installation.scopes = scopes;
    perform(installation, changeScopes, { previous, current: scopes });
  };

  app.disable("x-powered-by");
  app.use("/admin", express.json({ limit: "5mb" }), express.urlencoded({ extended: false }));
  app.use(authRoutes({ ...keys, vault, installations, faults, clock }));
  app.use(graphqlRoutes({ installations, vault, bulk, clock, perform }));
  app.use(bulkRoutes(bulk, faults));
  app.use(controlRoutes({ installations, faults, webhooks, perform }));
  app.use(themeEditorRoutes({ ...settings, installations }));
  app.use(
    adminRoutes({
      ...settings,
      installations,
      clock,
      uninstall: (installation) => perform(installation, uninstall, {}),
      grant,
    }),
  );
  app.use(
    storefrontRoutes({
      installations,
      clientSecret,
      appUrl,
      clock,
      perform,
      extensionsFolder: settings.extensionsFolder,
      proxySubpath: settings.proxy.subpath,
      proxyPath: settings.proxy.path,
    }),
  );
  app.use(answerErrors);

  return {
    app,
    faults,
    webhooks,
    get url() {
      return url();
    },
    async listen(port = 0) {
      server.listen(port, "127.0.0.1");
      await once(server, "listening");
    },
    async close() {
      await Promise.all([webhooks.close(), bulk.close()]);
      if (!server.listening) return;
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
    store: (shop) => installations.get(shop).store,
    install(shop) {
      const installation = installations.get(shop);
      installation.installedAt ??= clock();
      return vault.exchange(installation.store.shop.domain, sessionTokenFor(installation, keys, clock()), "expiring");
    },
    sessionToken: (shop) => sessionTokenFor(installations.get(shop), keys, clock()),
    perform: (shop, action, input) => perform(installations.get(shop), action, input),
    grantScopes: (shop, scopes) => grant(installations.get(shop), scopes),
  };
}

function addressOf(address: ReturnType<ReturnType<typeof createServer>["address"]>): string {
  if (address === null || typeof address === "string") {
    throw new Error("The sandbox's Shopify has no address yet: call listen() first, or give a publicUrl.");
  }
  return `http://127.0.0.1:${address.port}`;
}

/** Errors a caller can do something about get a status of their own; anything else is a fault of the sandbox. */
function answerErrors(error: unknown, _request: Request, response: Response, next: NextFunction): void {
  if (response.headersSent) return next(error);
  if (error instanceof HttpRefusal) response.status(error.status).json({ errors: error.message });
  else if (error instanceof ZodError) response.status(400).json({ errors: error.issues });
  else if (error instanceof RangeError) response.status(422).json({ errors: error.message });
  else next(error);
}
