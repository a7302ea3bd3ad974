import { buildIfStale } from "./setup/bundle";

buildIfStale();
console.error("built: build/client, build/server");
