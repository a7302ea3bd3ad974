import { Welcome } from "../emails/welcome";
import { exampleBrand } from "./brand";

export default function WelcomePreview() {
  return <Welcome brand={exampleBrand} />;
}
