import { fileURLToPath } from "node:url";
import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig, type Plugin } from "vite";
import remixConfig from "./remix.config.js";

/** Makes app/main.ts the server's entry, so that doors, worker and pages are one bundle with one pool of connections. */
function oneServerBundle(): Plugin {
  return {
    name: "one-server-bundle",
    apply: (_config, { isSsrBuild, command }) => command === "build" && isSsrBuild === true,
    configResolved(config) {
      config.build.rollupOptions.input = "app/main.ts";
    },
  };
}

export default defineConfig({
  plugins: [remix(remixConfig), oneServerBundle()],
  resolve: { alias: { "~": fileURLToPath(new URL("app", import.meta.url)) } },
  build: { target: "es2022", assetsInlineLimit: 0, chunkSizeWarningLimit: 900 },
  // Bundled together, so that the library's AppProvider and our pages share one Polaris.
  ssr: { noExternal: ["@shopify/polaris", "@shopify/shopify-app-remix"] },
  optimizeDeps: { include: ["@shopify/app-bridge-react", "@shopify/polaris"] },
});
