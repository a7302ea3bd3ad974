import { useSubmit } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useState } from "react";
import { isRefused } from "~/domains/quizzes";
import type { useWriting } from "./use-writing";

/** Publishing what was written, once that was confirmed, and giving it up. @param onRefused when something has to be mended first */
export function usePublishing({ content, draft, findings }: ReturnType<typeof useWriting>, onRefused: () => void) {
  const [isAsking, setIsAsking] = useState(false);
  const shopify = useAppBridge();
  const submit = useSubmit();
  const refuse = (words: string) => shopify.toast.show(words, { isError: true });
  const ask = () => {
    if (!isRefused(findings)) return setIsAsking(true);
    onRefused();
    refuse("Not published: mend what the checks name");
  };
  const publish = async (knowledge: boolean) => {
    setIsAsking(false);
    const revision = await draft.flush();
    if (revision === null) return refuse("Not published: what you wrote could not be saved yet");
    const wish = { wish: "publish", revision, content: JSON.stringify(content), knowledge: knowledge ? "yes" : "no" };
    submit(wish, { method: "post" });
  };
  const discard = async () => {
    const revision = await draft.flush();
    if (revision !== null) submit({ wish: "discard", revision }, { method: "post" });
  };
  return {
    isAsking,
    ask,
    publish: (knowledge: boolean) => void publish(knowledge),
    discard: () => void discard(),
    leave: () => setIsAsking(false),
  };
}
