import type { TestProject } from "vitest/node";
import { openDemo } from "./open-demo";

declare module "vitest" {
  interface ProvidedContext {
    appUrl: string;
    shopifyUrl: string;
    resendUrl: string;
    databaseUrl: string;
  }
}

/** The demo that most stories share, with its day under way. */
export default async function setup(project: TestProject) {
  const { stack, databaseUrl, close } = await openDemo();
  await fetch(`${stack.shopifyUrl}/sandbox/day`, { method: "POST" });
  project.provide("appUrl", stack.appUrl);
  project.provide("shopifyUrl", stack.shopifyUrl);
  project.provide("resendUrl", stack.resendUrl);
  project.provide("databaseUrl", databaseUrl);
  return close;
}
