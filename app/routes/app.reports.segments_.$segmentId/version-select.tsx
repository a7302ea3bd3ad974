import { useSearchParams } from "@remix-run/react";
import { Select } from "@shopify/polaris";
import type { VersionTotals } from "~/domains/reports/model";

/** Chooses one of the versions, or all of them over a period; what is chosen stands in the address. */
export function VersionSelect({ versions, chosen }: { versions: readonly VersionTotals[]; chosen: number | null }) {
  const [, setParams] = useSearchParams();
  if (versions.length < 2) return null;
  const choose = (version: string) =>
    setParams((params) => {
      const next = new URLSearchParams(params);
      if (version === "") next.delete("version");
      else next.set("version", version);
      return next;
    });
  return (
    <Select
      label="Definition"
      labelInline
      options={[
        { label: "All versions", value: "" },
        ...versions.map(({ version }) => ({ label: `Version ${version}`, value: String(version) })),
      ]}
      value={chosen === null ? "" : String(chosen)}
      onChange={choose}
    />
  );
}
