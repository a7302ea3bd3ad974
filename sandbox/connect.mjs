// Connects a process of the app to the sandbox's Shopify: `node --import ./sandbox/connect.mjs …`. The app itself knows
// nothing of it and goes on speaking to https://<shop>.myshopify.com and https://admin.shopify.com.
import { ServerResponse } from "node:http";

const sandbox = new URL(process.env["SANDBOX_SHOPIFY_URL"] ?? "http://127.0.0.1:4400");
const appBridge = new URL("/app-bridge.js", sandbox).href;

// Read by the library when it is imported, for the pages it renders itself; the app can read it for its own pages.
process.env["APP_BRIDGE_URL"] ??= appBridge;

// Both set the function that requests go through when they are first imported, so they have to come before the last.
await import("@shopify/shopify-app-remix/adapters/node");
await import("@shopify/shopify-app-remix/server");
const { setAbstractFetchFunc } = await import("@shopify/shopify-api/runtime");

/** Sends what is meant for a shop to the sandbox, which learns from a header which shop it was. */
async function fetchFromSandbox(input, init) {
  const request = new Request(input, init);
  const { hostname, pathname, search } = new URL(request.url);
  if (!hostname.endsWith(".myshopify.com")) return fetch(request);
  const headers = new Headers(request.headers);
  headers.set("x-sandbox-shop", hostname);
  const body = request.body ? await request.arrayBuffer() : undefined;
  const { method, signal } = request;
  return fetch(new URL(pathname + search, sandbox), { method, headers, body, signal });
}

setAbstractFetchFunc(fetchFromSandbox);

// The app allows only Shopify's own admin to frame its pages, and sends visitors there; here the admin is the sandbox's.
const setHeader = ServerResponse.prototype.setHeader;
ServerResponse.prototype.setHeader = function setSandboxHeader(name, value) {
  return setHeader.call(this, name, typeof value === "string" ? inSandbox(name.toLowerCase(), value) : value);
};

function inSandbox(name, value) {
  if (name === "content-security-policy")
    return value.replace(/frame-ancestors /, `frame-ancestors ${sandbox.origin} `);
  if (name === "link") return value.replace("https://cdn.shopify.com/shopifycloud/app-bridge.js", appBridge);
  if (name === "location") return value.replace(/^https:\/\/admin\.shopify\.com(?=\/)/, sandbox.origin);
  return value;
}
