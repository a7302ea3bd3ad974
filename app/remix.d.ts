import "@remix-run/node";

declare module "@remix-run/node" {
  // Loaders' and actions' data arrives in the types it left in, dates included.
  interface Future {
    v3_singleFetch: true;
  }
}
