import { Form, useSearchParams } from "@remix-run/react";
import { Box, Button, InlineGrid, Select, Tabs, TextField, useBreakpoints } from "@shopify/polaris";
import { useState } from "react";
import { titleOfChoice } from "~/components/segment-builder/titles";
import { families, goals, type Family } from "~/domains/segments/model";
import { healths, type Health } from "./health";
import { sorts, type Narrowing, type Sort } from "./narrowing";

const tabs = [
  { id: "all", content: "All" },
  ...families.map((family) => ({ id: family, content: titleOfChoice(family) })),
  { id: "away", content: "Put away" },
];

/** The families, and those put away beside them. Which one is open stands in the address. */
export function FamilyTabs({ open }: { open: Family | "all" | "away" }) {
  const [, setParams] = useSearchParams();
  const isNarrow = useBreakpoints().smDown;
  const select = (at: number) => {
    const id = tabs[at]?.id ?? "all";
    setParams((params) => {
      const next = kept(params, id === "away" ? [] : ["search", "owner", "goal", "health", "sort"]);
      if (id === "away") next.set("show", id);
      else if (id !== "all") next.set("family", id);
      return next;
    });
  };
  const selected = tabs.findIndex(({ id }) => id === open);
  // On a phone the last tabs would be out of sight.
  if (!isNarrow) return <Tabs tabs={tabs} selected={selected} onSelect={select} />;
  return (
    <Box padding="400" paddingBlockEnd="0">
      <Select
        label="Show"
        options={tabs.map(({ content }, at) => ({ label: content, value: String(at) }))}
        value={String(selected)}
        onChange={(at) => select(Number(at))}
      />
    </Box>
  );
}

/** What narrows the list and sorts it; each choice is at once in the address and in the list. */
export function Filters({ narrowing, owners }: { narrowing: Narrowing; owners: string[] }) {
  const [, setParams] = useSearchParams();
  const choose = (name: keyof Narrowing) => (value: string) =>
    setParams((params) => {
      const next = kept(params, ["search", "family", "owner", "goal", "health", "sort"]);
      if (value === "") next.delete(name);
      else next.set(name, value);
      return next;
    });
  const any = (label: string) => ({ label, value: "" });
  return (
    <Box padding="400" borderBlockEndWidth="025" borderColor="border">
      <InlineGrid columns={{ xs: 1, md: "2fr 3fr" }} gap="300">
        <SearchField key={narrowing.search} narrowing={narrowing} />
        <InlineGrid columns={{ xs: 2, sm: 4 }} gap="300">
          <Select
            label="Owner"
            options={[any("Anybody"), ...owners.map((owner) => ({ label: owner, value: owner }))]}
            value={narrowing.owner ?? ""}
            onChange={choose("owner")}
          />
          <Select
            label="Goal"
            options={[any("Any"), ...goals.map((goal) => ({ label: titleOfChoice(goal), value: goal }))]}
            value={narrowing.goal ?? ""}
            onChange={choose("goal")}
          />
          <Select
            label="Health"
            options={[any("Any"), ...healths.map((health) => ({ label: healthWords[health], value: health }))]}
            value={narrowing.health ?? ""}
            onChange={choose("health")}
          />
          <Select
            label="Sorted by"
            options={sorts.map((sort) => ({ label: sortWords[sort], value: sort }))}
            value={narrowing.sort}
            onChange={choose("sort")}
          />
        </InlineGrid>
      </InlineGrid>
    </Box>
  );
}

function SearchField({ narrowing }: { narrowing: Narrowing }) {
  const [text, setText] = useState(narrowing.search);
  const others = ["family", "owner", "goal", "health", "sort"] as const;
  return (
    <Form method="get" role="search">
      {others.map((name) => narrowing[name] && <input key={name} type="hidden" name={name} value={narrowing[name]} />)}
      <TextField
        label="Search"
        placeholder="Name or description"
        name="search"
        type="search"
        value={text}
        onChange={setText}
        autoComplete="off"
        connectedRight={<Button submit>Search</Button>}
      />
    </Form>
  );
}

/** What else the address narrows the list to; the page begins again at the first. */
function kept(params: URLSearchParams, names: readonly string[]): URLSearchParams {
  return new URLSearchParams(names.flatMap((name) => (params.get(name) ? [[name, params.get(name) ?? ""]] : [])));
}

const healthWords: Record<Health, string> = {
  ready: "Ready",
  advice: "Has advice",
  working: "Being worked out",
  overdue: "Overdue",
};

const sortWords: Record<Sort, string> = {
  name: "Name",
  largest: "Largest first",
  smallest: "Smallest first",
  grown: "Grown most",
  shrunk: "Shrunk most",
};
