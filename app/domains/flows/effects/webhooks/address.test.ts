import { expect, test } from "vitest";
import { isPublicAddress } from "./address";

test("addresses of the public internet are open", () => {
  for (const address of [
    "1.1.1.1",
    "93.184.216.34",
    "172.15.255.255",
    "172.32.0.0",
    "100.63.255.255",
    "223.255.255.255",
  ]) {
    expect(isPublicAddress(address), address).toBe(true);
  }
  for (const address of ["2606:4700:4700::1111", "2a00:1450:4001:81b::200e", "2001:4860:4860::8888"]) {
    expect(isPublicAddress(address), address).toBe(true);
  }
});

test.each([
  ["this host", ["0.0.0.0", "127.0.0.1", "127.255.255.254", "::", "::1"]],
  ["private networks", ["10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1", "fd00::1", "fc00::1"]],
  ["links and the metadata of clouds", ["169.254.169.254", "fe80::1", "febf::1", "fd00:ec2::254"]],
  [
    "the fourth version inside the sixth",
    ["::ffff:127.0.0.1", "::ffff:7f00:1", "::127.0.0.1", "::7f00:1", "64:ff9b::7f00:1"],
  ],
  ["tunnels", ["2002:7f00:1::", "2001:0:4136:e378:8000:63bf:3fff:fdd2"]],
  ["documentation and tests", ["192.0.2.1", "198.51.100.7", "203.0.113.9", "198.18.0.1", "2001:db8::1", "3fff::1"]],
  ["everybody", ["224.0.0.1", "255.255.255.255", "ff02::1", "240.0.0.1"]],
  [
    "no address at all",
    [
      "",
      "localhost",
      "0x7f.1",
      "2130706433",
      "127.1",
      "0177.0.0.1",
      "1.2.3.4.5",
      "1.1.1.256",
      "::1%lo",
      "1::2::3",
      "g::1",
    ],
  ],
])("%s: closed", (_, addresses) => {
  for (const address of addresses) expect(isPublicAddress(address), address).toBe(false);
});
