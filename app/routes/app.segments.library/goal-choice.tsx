import { useSearchParams } from "@remix-run/react";
import { Box, Select } from "@shopify/polaris";
import { titleOfChoice } from "~/components/segment-builder/titles";
import { goals, type Goal } from "~/domains/segments/model";

/** On a phone cards reach to both edges; what stands beside them does not. */
export const besideCards = { xs: "400", sm: "0" } as const;

/** Narrows the library to what a segment is for. Which goal is chosen stands in the address. */
export function GoalChoice({ goal }: { goal: Goal | null }) {
  const [, setParams] = useSearchParams();
  return (
    <Box maxWidth="20rem" paddingInline={besideCards}>
      <Select
        label="Goal"
        options={[{ label: "Any", value: "" }, ...goals.map((one) => ({ label: titleOfChoice(one), value: one }))]}
        value={goal ?? ""}
        onChange={(value) =>
          setParams(new URLSearchParams(value === "" ? {} : { goal: value }), { preventScrollReset: true })
        }
      />
    </Box>
  );
}
