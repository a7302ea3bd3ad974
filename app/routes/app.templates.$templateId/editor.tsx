import { useSubmit } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack } from "@shopify/polaris";
import { useEffect, useMemo, useRef, useState } from "react";
import { Columns } from "~/components/columns";
import { OvertakenBanner } from "~/components/overtaken-banner";
import { BuilderProvider } from "~/components/segment-builder/builder-context";
import { useNames } from "~/components/segment-builder/use-names";
import { keepDraft, sendCopy } from "~/components/template-editor/ask";
import { useDraft } from "~/components/use-draft";
import { useToast, type Told } from "~/components/use-toast";
import { findingsIn, FormProvider, isRefused, type Content } from "~/domains/templates";
import type { Done } from "~/doors/edit.server";
import { EditorPage } from "./editor-page";
import type { Loaded } from "./load.server";
import { Parts } from "./parts";
import { PreviewPane } from "./preview-pane";
import { branchOf, everyCondition, placeOf, plainSight, showBranch, type Sight } from "./sight";

interface Props {
  loaded: Loaded;
  /** What came of what was last asked of the template as a whole. */
  done: Done<Content> | { told: Told } | undefined;
}

/** Writes a message: its parts on one side, and on the other how it looks to whom. */
export function Editor({ loaded, done }: Props) {
  const { template, segments, discounts, shop } = loaded;
  const [content, setContent] = useState(loaded.content);
  const [sight, setSight] = useState<Sight>(plainSight);
  const [open, setOpen] = useState<string | null>(null);
  const [isMarking, setIsMarking] = useState(false);
  const { jump, place } = useJump(setOpen);
  const draft = useDraft(
    (written) => keepDraft(template.id, written),
    { revision: template.revision, content: loaded.content },
    content,
  );
  const shopify = useAppBridge();
  const submit = useSubmit();
  useToast(done?.told);
  useEffect(() => {
    if (!done || !("kept" in done) || !done.kept) return;
    draft.adopt(done.kept.revision, done.kept.content);
    setContent(done.kept.content);
  }, [done, draft.adopt]);

  const conditions = useMemo(() => everyCondition(content), [content]);
  const { names, remember } = useNames(conditions, shop.currency);
  const findings = useMemo(() => findingsIn(content), [content]);
  const form = useMemo(() => {
    const marked = isMarking ? findings.filter(({ severity }) => severity === "error") : [];
    const known = new Map(segments.map(({ id, name }) => [String(id), name]));
    return {
      segments,
      discounts,
      names: {
        ...names,
        nameOf: (of: Parameters<typeof names.nameOf>[0], id: string) =>
          of === "segment" ? known.get(id) : names.nameOf(of, id),
      },
      problemAt: (path: string) => marked.find((finding) => finding.path === path)?.what,
      branchOf: (place: string) => branchOf(sight, place),
      showBranch: (place: string, branch: number) => setSight((now) => showBranch(now, place, branch)),
    };
  }, [segments, discounts, names, isMarking, findings, sight]);
  const builder = useMemo(() => ({ ...shop, names, remember, isMarking: true }), [shop, names, remember]);

  const goTo = (path: string) => {
    const { place, branch } = placeOf(content, path);
    if (branch !== null) setSight((now) => showBranch(now, place, branch));
    setIsMarking(true);
    jump(place === "subject" || place === "preheader" ? "inbox" : place, path);
  };
  const publish = async () => {
    setIsMarking(true);
    const refused = (words: string) => shopify.toast.show(words, { isError: true });
    if (isRefused(findings)) return refused("Not published: mend what the checks name");
    const revision = await draft.flush();
    if (revision === null) return refused("Not published: what you wrote could not be saved yet");
    submit({ wish: "publish", revision, content: JSON.stringify(content) }, { method: "post" });
  };
  const discard = async () => {
    const revision = await draft.flush();
    if (revision !== null) submit({ wish: "discard", revision }, { method: "post" });
  };
  return (
    <BuilderProvider value={builder}>
      <FormProvider value={form}>
        <EditorPage
          loaded={loaded}
          content={content}
          sight={sight}
          saving={draft.saving}
          onPublish={() => void publish()}
          onDiscard={() => void discard()}
        >
          <BlockStack gap="400">
            <OvertakenBanner
              what="message"
              content={content}
              draft={draft}
              keepCopy={(copy) => sendCopy(template.id, copy)}
              onTheirs={setContent}
            />
            <Columns
              main={
                <Parts
                  content={content}
                  open={open}
                  findings={findings}
                  place={place}
                  onOpen={setOpen}
                  onChange={setContent}
                />
              }
              aside={
                <PreviewPane
                  templateId={template.id}
                  from={loaded.sender?.name ?? "Your shop"}
                  content={content}
                  sight={sight}
                  findings={findings}
                  onSight={setSight}
                  onJump={goTo}
                />
              }
            />
          </BlockStack>
        </EditorPage>
      </FormProvider>
    </BuilderProvider>
  );
}

/** Opens a part and puts the focus into the field that is meant, once it is there. */
function useJump(open: (part: string) => void) {
  const place = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState<{ part: string; path: string } | null>(null);
  useEffect(() => {
    if (!wanted) return;
    const within = place.current;
    const field = within?.querySelector(`[id="${CSS.escape(wanted.path)}"]`) ?? document.getElementById(wanted.path);
    const target = field ?? document.getElementById(`head-${wanted.part}`);
    if (target instanceof HTMLElement) target.focus();
    setWanted(null);
  }, [wanted]);
  const jump = (part: string, path: string) => {
    open(part);
    setWanted({ part, path });
  };
  return { jump, place };
}
