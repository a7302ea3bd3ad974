import { Box, Select, Tabs, useBreakpoints } from "@shopify/polaris";

export interface TabPage {
  id: string;
  content: string;
  url: string;
}

interface Props {
  /** What is chosen here, for a phone: "Report". */
  label: string;
  pages: readonly TabPage[];
  here: string;
  onGo(url: string): void;
}

/** Leads from one page to others beside it. */
export function PageTabs({ label, pages, here, onGo }: Props) {
  const isNarrow = useBreakpoints().mdDown;
  const selected = pages.findIndex(({ id }) => id === here);
  const go = (at: number) => {
    const page = pages[at];
    if (page) onGo(page.url);
  };
  if (!isNarrow) {
    const tabs = pages.map(({ id, content }) => ({ id, content, panelID: "page" }));
    return <Tabs tabs={tabs} selected={selected} onSelect={go} />;
  }
  // On a phone the last tabs would be out of sight.
  return (
    <Box paddingInline={{ xs: "400", sm: "0" }}>
      <Select
        label={label}
        options={pages.map(({ content }, at) => ({ label: content, value: String(at) }))}
        value={String(selected)}
        onChange={(at) => go(Number(at))}
      />
    </Box>
  );
}
