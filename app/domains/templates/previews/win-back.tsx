import { WinBack } from "../emails/win-back";
import { exampleBrand } from "./brand";

export default function WinBackPreview() {
  return <WinBack brand={exampleBrand} />;
}
