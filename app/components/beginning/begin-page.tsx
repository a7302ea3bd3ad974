import { useActionData } from "@remix-run/react";
import { InlineGrid, Page } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useToast, type Told } from "../use-toast";

interface Props {
  title: string;
  subtitle: string;
  backAction: { content: string; url: string };
  /** Cards, each of which begins with something. */
  children: ReactNode;
}

/** Where something new begins: with one of what is ready, or with nothing. */
export function BeginPage({ children, ...page }: Props) {
  const result = useActionData<{ told?: Told }>();
  useToast(result?.told);
  return (
    <Page {...page}>
      <InlineGrid columns={{ xs: 1, sm: 2, lg: 3 }} gap="400">
        {children}
      </InlineGrid>
    </Page>
  );
}
