import { useFetcher } from "@remix-run/react";
import { Button, Text } from "@shopify/polaris";
import type { ComponentProps } from "react";
import { NothingHere } from "./nothing-here";
import { usePaging, type Page } from "./paging";
import { RecordTable } from "./record-table";
import { useToast, type Told } from "./use-toast";

/** Something that was put away, and on which day. */
export interface AwayRow {
  id: number;
  name: string;
  since: string;
}

interface Props {
  rows: Page<AwayRow>;
  resource: ComponentProps<typeof RecordTable>["resource"];
  /** What the column of names is called. */
  title: string;
  /** The form's field that names which one is taken back. */
  field: string;
  /** Where those are that are not put away. */
  url: string;
  /** What stands here, for who has put nothing away. */
  children: string;
}

/** What was put away, each with the way back. */
export function AwayTable({ rows, resource, title, field, url, children }: Props) {
  return (
    <RecordTable
      resource={resource}
      columns={[{ title }, { title: "Put away on" }, { title: "Take back", isPlain: true }]}
      rows={rows.rows.map(({ id, name, since }) => ({
        id: String(id),
        cells: [
          <Text key="name" as="span" fontWeight="semibold">
            {name}
          </Text>,
          since,
          <TakeBack key="back" field={field} id={id} name={name} />,
        ],
      }))}
      empty={
        <NothingHere heading="Nothing is put away" action={{ content: `Show all ${resource.plural}`, url }}>
          {children}
        </NothingHere>
      }
      pagination={usePaging(rows)}
    />
  );
}

function TakeBack({ field, id, name }: { field: string; id: number; name: string }) {
  const fetcher = useFetcher<{ told: Told }>();
  useToast(fetcher.data?.told);
  return (
    <fetcher.Form method="post">
      <input type="hidden" name={field} value={id} />
      <Button submit loading={fetcher.state !== "idle"} accessibilityLabel={`Take ${name} back`}>
        Take back
      </Button>
    </fetcher.Form>
  );
}
