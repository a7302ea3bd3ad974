import { RecordLink } from "./record-link";

interface Props {
  id: string;
  name: string;
  email: string | null;
}

/** A shopper by name, or by address where no name is known. */
export function ShopperLink({ id, name, email }: Props) {
  return <RecordLink url={`/app/shoppers/${id}`}>{name || email || "Without a name"}</RecordLink>;
}
