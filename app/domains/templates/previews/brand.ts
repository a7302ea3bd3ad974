import type { Brand } from "../model";

/** A shop that does not exist, for looking at templates. */
export const exampleBrand: Brand = {
  shopName: "Fern & Clay",
  shopUrl: "https://fernandclay.example",
  color: "#1f4d3a",
  logoUrl: "",
  postalAddress: "1 Example Street, Bristol BS1 1AA",
};
