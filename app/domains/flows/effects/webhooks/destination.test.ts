import { expect, test } from "vitest";
import { readDestination } from "./destination";

test("a name, a path and what stands behind the question mark", () => {
  expect(readDestination("https://hooks.example.com/in/7?key=a%20b#part")).toEqual({
    host: "hooks.example.com",
    path: "/in/7?key=a%20b",
  });
  expect(readDestination("https://BÜCHER.example")).toEqual({ host: "xn--bcher-kva.example", path: "/" });
  expect(readDestination("https://hooks.example.:443/")).toEqual({ host: "hooks.example", path: "/" });
});

test.each([
  ["another way than https", ["http://hooks.example/", "file:///etc/passwd", "ftp://hooks.example/", "gopher://a.b/"]],
  ["numbers in any spelling", ["https://127.0.0.1/", "https://0x7f.1/", "https://2130706433/", "https://0177.0.0.1/"]],
  ["numbers of the sixth version", ["https://[::1]/", "https://[::ffff:127.0.0.1]/", "https://[fd00::1]/"]],
  ["names without a dot", ["https://localhost/", "https://metadata/", "https://postgres/"]],
  [
    "other ports and passwords",
    ["https://hooks.example:8443/", "https://a:b@hooks.example/", "https://a@hooks.example/"],
  ],
  ["what is no address", ["", "hooks.example", "https://", "https:///x", "https://ex ample.com/", "https://a..b/"]],
])("%s: refused", (_, addresses) => {
  for (const address of addresses) expect(readDestination(address), address).toBeNull();
});
