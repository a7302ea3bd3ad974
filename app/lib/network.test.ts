import { expect, test } from "vitest";
import { networkOf } from "./network";

test.each([
  ["198.51.100.7", "198.51.100"],
  [" 198.51.100.200 ", "198.51.100"],
  ["::ffff:198.51.100.7", "198.51.100"],
  ["2001:db8:12:34::1", "2001:db8:12"],
  ["2001:0DB8:0012:ffff:1:2:3:4", "2001:db8:12"],
  ["2001:db8::1", "2001:db8:0"],
  ["::1", "0:0:0"],
])("%s is in the network %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test.each([[null], [""], ["unknown"], ["198.51.100"], ["a b"], ["<script>"]])("%s is no address", (address) => {
  expect(networkOf(address)).toBeNull();
});
