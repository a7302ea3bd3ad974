import type { NextFunction, Request, Response } from "express";
import type { Installations, Perform } from "../installations";
import type { Page } from "./page";
import type { ProxyOptions } from "./proxy";
import type { Params, Visit } from "./visit";

export interface StorefrontOptions extends ProxyOptions {
  installations: Installations;
  perform: Perform;
  /** Where the app's extensions are; null for an app that has none. */
  extensionsFolder: string | null;
  clock: () => Date;
}

/** What the parts of the storefront share: who asks, and how a page is answered. */
export interface Storefront {
  options: StorefrontOptions;
  visit(request: Request<Params>): Visit;
  show(response: Response, visit: Visit, page: Page | null): Promise<void>;
}

/** A handler whose failures are answered as the server's others are. */
export function handle(act: (request: Request<Params>, response: Response) => Promise<void> | void) {
  return (request: Request<Params>, response: Response, next: NextFunction) => {
    Promise.resolve(act(request, response)).catch(next);
  };
}
