import { useFetcher } from "@remix-run/react";
import { useToast, type Told } from "~/components/use-toast";
import type { Wish } from "./wish";

/** Asks for something and tells what came of it. */
export function useWish() {
  const fetcher = useFetcher<{ told: Told; errors: Record<string, string> }>();
  useToast(fetcher.data?.told);
  return {
    submit: (wish: Wish) => fetcher.submit(wish, { method: "post" }),
    isBusy: fetcher.state !== "idle",
    errors: fetcher.data?.errors ?? {},
  };
}
