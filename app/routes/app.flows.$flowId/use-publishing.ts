import { useSubmit } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useState } from "react";
import type { Writing } from "./use-writing";

/** Publishing what was written, once that was confirmed, and giving it up. @param onRefused when something has to be mended first */
export function usePublishing({ draft, problems }: Writing, onRefused: () => void) {
  const [isAsking, setIsAsking] = useState(false);
  const shopify = useAppBridge();
  const submit = useSubmit();
  const refuse = (words: string) => shopify.toast.show(words, { isError: true });
  const ask = () => {
    const [first] = problems;
    if (!first) return setIsAsking(true);
    onRefused();
    refuse(`Not published: ${first.words}`);
  };
  const publish = async (move: "stay" | "move") => {
    setIsAsking(false);
    const revision = await draft.flush();
    if (revision === null) return refuse("Not published: what you wrote could not be saved yet");
    submit({ wish: "publish", revision, move }, { method: "post" });
  };
  const discard = async () => {
    const revision = await draft.flush();
    if (revision !== null) submit({ wish: "discard", revision }, { method: "post" });
  };
  return {
    isAsking,
    ask,
    publish: (move: "stay" | "move") => void publish(move),
    discard: () => void discard(),
    leave: () => setIsAsking(false),
  };
}
