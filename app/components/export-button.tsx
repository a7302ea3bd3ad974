import { Button } from "@shopify/polaris";
import { useState } from "react";
import { useToast, type Told } from "~/components/use-toast";

interface Props {
  url: string;
  fileName: string;
}

/** Saves the list as a file. It is fetched by a script: a plain link would come without the session. */
export function ExportButton({ url, fileName }: Props) {
  const [isBusy, setIsBusy] = useState(false);
  const [told, setTold] = useState<Told>();
  useToast(told);
  const save = async () => {
    setIsBusy(true);
    try {
      const response = await fetch(url);
      if (!response.ok) throw new Error(`The file did not come: ${response.status}`);
      keep(await response.blob(), fileName);
      setTold({ problem: false, words: "Saved as a file" });
    } catch {
      setTold({ problem: true, words: "The file could not be made. Try again in a moment" });
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <Button loading={isBusy} onClick={() => void save()}>
      Export
    </Button>
  );
}

function keep(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
